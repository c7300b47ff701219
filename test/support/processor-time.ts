/**
 * Starts a count of the milliseconds that this process works, which is to say what it takes of the machine: what else
 * the machine does meanwhile is not counted, as it would be by a clock.
 */
export function processorTime(): () => number {
  const from = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(from);
    return (user + system) / 1000;
  };
}

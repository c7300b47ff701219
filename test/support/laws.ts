import fc from "fast-check";

// Laws look for new cases on every desk; in CI they look at the same ones each time, so that a submission
// is judged by what it changed. A case found is printed with its seed, and becomes a test of its own.
if (process.env["CI"] !== undefined) fc.configureGlobal({ seed: 20_201_231 });

import type { Change } from "./advert.ts";

/** How a good file is broken, what is told of it, and what else is wrong with it then. */
export type Mutant = readonly [how: string, change: Change, check: string, also?: string];

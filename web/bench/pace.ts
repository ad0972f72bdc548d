// The kernel for a page of any kind, whose test measures it there: its fastest of
// some, in milliseconds.

import { kernel } from "./kernel";

Object.assign(globalThis, { pace: () => Math.min(...Array.from({ length: 15 }, kernel)) });

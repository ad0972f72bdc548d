// The operations of the engine, by the numbers that wasm/call gives them.

export const Op = { estimate: 1, bundle: 2, compare: 3, read: 4 } as const;

// The operations of the engine, by the numbers that wasm/call gives them.

export const Op = { estimate: 1, bundle: 2, read: 4, rank: 5, rankOn: 6 } as const;

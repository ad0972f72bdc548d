// How fast a machine is just then: a fixed piece of integer work, whose time on
// the machine that budgets are written for is known (package sample).

/** Milliseconds of eight million steps of a 32-bit generator. */
export function kernel(): number {
  const began = performance.now();
  let x = 0x9e3779b9 | 0;
  for (let i = 0; i < 8_000_000; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x = (Math.imul(x ^ (x << 5), 0x2545f491) + i) | 0;
  }
  const took = performance.now() - began;
  return x === 1 ? took + 1e-9 : took; // so that the work is of use
}

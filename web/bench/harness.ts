// Measures modules in a browser: how long one takes from its first byte to its
// first empty call, in a Worker as the page does it, and what an empty call costs
// once it runs.

import { Engine } from "../calculator/engine";
import { wasi } from "../calculator/wasi";

interface Served {
  url: string;
  size: number;
  sha256: string;
}

/** Milliseconds until the module has answered an empty call in a Worker. */
async function load(module: Served): Promise<number> {
  const began = performance.now();
  const engine = new Engine({ module, worker: "/worker.js" });
  void engine.start();
  await engine.call(0, new Uint8Array());
  const took = performance.now() - began;
  engine.close();
  return took;
}

/** Nanoseconds of an empty call, the best of some rounds. */
async function call(url: string): Promise<number> {
  let memory: WebAssembly.Memory;
  const { instance } = await WebAssembly.instantiate(await (await fetch(url)).arrayBuffer(), {
    wasi_snapshot_preview1: wasi(() => memory),
  });
  const exports = instance.exports as unknown as { memory: WebAssembly.Memory; _initialize(): void; call(op: number, n: number): number };
  memory = exports.memory;
  exports._initialize();
  const each = 200_000;
  let best = Infinity;
  for (let round = 0; round < 20; round++) {
    const began = performance.now();
    for (let i = 0; i < each; i++) exports.call(0, 0);
    best = Math.min(best, (performance.now() - began) / each);
  }
  return best * 1e6;
}

Object.assign(globalThis, { bench: { load, call } });

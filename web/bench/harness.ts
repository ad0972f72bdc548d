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

interface Module {
  memory: WebAssembly.Memory;
  _initialize(): void;
  reserve(n: number): number;
  call(op: number, n: number): number;
  result(): number;
}

async function open(url: string): Promise<Module> {
  let memory: WebAssembly.Memory;
  const { instance } = await WebAssembly.instantiate(await (await fetch(url)).arrayBuffer(), {
    wasi_snapshot_preview1: wasi(() => memory),
  });
  const module = instance.exports as unknown as Module;
  memory = module.memory;
  module._initialize();
  return module;
}

/** Nanoseconds of an empty call, the best of some rounds. */
async function call(url: string): Promise<number> {
  const module = await open(url);
  const each = 200_000;
  let best = Infinity;
  for (let round = 0; round < 20; round++) {
    const began = performance.now();
    for (let i = 0; i < each; i++) module.call(0, 0);
    best = Math.min(best, (performance.now() - began) / each);
  }
  return best * 1e6;
}

/** Nanoseconds of one message, the best of some rounds of so many, and its answer. */
async function answer(url: string, op: number, message: string, rounds: number, each: number): Promise<{ nanos: number; answer: string }> {
  const module = await open(url);
  const bytes = Uint8Array.from(atob(message), (c) => c.charCodeAt(0));
  const once = (): number => {
    const at = module.reserve(bytes.length);
    new Uint8Array(module.memory.buffer, at, bytes.length).set(bytes);
    return module.call(op, bytes.length);
  };
  let best = Infinity;
  let length = 0;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    for (let i = 0; i < each; i++) length = once();
    best = Math.min(best, (performance.now() - began) / each);
  }
  const said = new Uint8Array(module.memory.buffer, module.result(), length);
  return { nanos: Math.round(best * 1e6), answer: btoa(Array.from(said, (b) => String.fromCharCode(b)).join("")) };
}

Object.assign(globalThis, { bench: { load, call, answer } });

// Measures modules in a browser: how long one takes from its first byte to its
// first empty call, in a Worker as the page does it, and what an empty call costs
// once it runs.

import { Engine } from "../calculator/engine";
import { wasi } from "../calculator/wasi";
import type { Question } from "./fixture/facts";
import type { FixtureAnswer } from "./fixture/serve";
import type { Ranked } from "./ranker";

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

/** Asks in a Worker: questions stand one after another in a file, each behind its length in four bytes. */
async function rank(op: number, rounds: number, digest: boolean): Promise<Omit<Ranked, "answers"> & { answers: string[] }> {
  const [module, bundle, all] = await Promise.all(["/engine.wasm", "/bundle", "/questions"].map(async (url) => (await fetch(url)).arrayBuffer()));
  if (!module || !bundle || !all) throw new Error("a file is missing");
  const questions: ArrayBuffer[] = [];
  for (let at = 0; at < all.byteLength; ) {
    const length = new DataView(all).getUint32(at, true);
    questions.push(all.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  const worker = new Worker("/ranker.js");
  const said = await new Promise<Ranked | string>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Ranked | string>) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ module, bundle, questions, op, rounds, digest });
  });
  worker.terminate();
  if (typeof said === "string") throw new Error(said);
  return { ...said, answers: said.answers.map((bytes) => btoa(Array.from(new Uint8Array(bytes), (b) => String.fromCharCode(b)).join(""))) };
}

/** Asks a fixture in a Worker, at a script. */
async function fixture(script: string, rounds: number): Promise<FixtureAnswer> {
  const [clinics, asked] = await Promise.all(["/clinics", "/asked"].map(async (url) => (await fetch(url)).text()));
  const questions = JSON.parse(asked ?? "") as Question[];
  const worker = new Worker(script);
  const said = await new Promise<FixtureAnswer | string>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<FixtureAnswer | string>) => resolve(event.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ clinics, questions, rounds });
  });
  worker.terminate();
  if (typeof said === "string") throw new Error(said);
  return said;
}

/** Milliseconds of the kernel in a Worker, the fastest of some. */
async function kernel(): Promise<number> {
  const worker = new Worker("/timer.js");
  const took = await new Promise<number>((resolve) => (worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data)));
  worker.terminate();
  return took;
}

Object.assign(globalThis, { bench: { load, call, answer, rank, fixture, kernel } });

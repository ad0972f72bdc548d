// Asks the module in a Worker, as the page's Worker does, and says how long it took.
// The kernel is a fixed piece of integer work in the same Worker: how long that takes
// says how fast the machine is just then.

import { wasi } from "../calculator/wasi";
import { kernel } from "./kernel";

interface Module {
  memory: WebAssembly.Memory;
  _initialize(): void;
  reserve(n: number): number;
  call(op: number, n: number): number;
  result(): number;
}

/** What the page asks: each question by an operation so often, after the bundle was handed in. Of long answers a digest will do. */
export interface Task { module: ArrayBuffer; bundle: ArrayBuffer; questions: ArrayBuffer[]; op: number; rounds: number; digest: boolean }

/** The fastest time of each question in milliseconds, its longest single call, its answer; the fastest kernel; bytes of memory. */
export interface Ranked { took: number[]; longest: number[]; answers: ArrayBuffer[]; kernel: number; memory: number }

const [opBundle, opRank, opRankOn] = [2, 5, 6];

/** The FNV-1a digest of an answer, in four bytes. */
function digest(bytes: Uint8Array): ArrayBuffer {
  let hash = 0x811c9dc5;
  for (const b of bytes) hash = Math.imul(hash ^ b, 0x01000193);
  return Int32Array.of(hash).buffer;
}

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Task>) => void) | null;
  postMessage(answer: Ranked | string): void;
};

/** Whether an answer of operations 5 and 6 says that there is more: the second field of its root table. */
function more(b: Uint8Array): boolean {
  const view = new DataView(b.buffer, b.byteOffset, b.byteLength);
  const root = view.getUint32(0, true);
  const fields = root - view.getInt32(root, true);
  const at = view.getUint16(fields, true) > 6 ? view.getUint16(fields + 6, true) : 0;
  return at > 0 && view.getUint8(root + at) === 1;
}

function run(task: Task): Ranked {
  let exports: Module;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(task.module), { wasi_snapshot_preview1: wasi(() => exports.memory) });
  exports = instance.exports as unknown as Module;
  exports._initialize();
  const ask = (op: number, bytes: ArrayBuffer): Uint8Array => {
    const at = exports.reserve(bytes.byteLength);
    new Uint8Array(exports.memory.buffer, at, bytes.byteLength).set(new Uint8Array(bytes));
    const length = exports.call(op, bytes.byteLength);
    const from = exports.result();
    return new Uint8Array(exports.memory.buffer, from, length);
  };
  ask(opBundle, task.bundle);
  const nothing = new ArrayBuffer(0);
  const out: Ranked = { took: [], longest: [], answers: [], kernel: Infinity, memory: 0 };
  for (const question of task.questions) {
    let [best, longest] = [Infinity, Infinity];
    let answer: Uint8Array = new Uint8Array();
    for (let round = 0; round < task.rounds; round++) {
      out.kernel = Math.min(out.kernel, kernel());
      const began = performance.now();
      let [before, most] = [began, 0];
      for (let op = task.op; ; op = opRankOn) {
        answer = ask(op, op === task.op ? question : nothing);
        const now = performance.now();
        most = Math.max(most, now - before);
        before = now;
        if (op !== opRankOn && op !== opRank || !more(answer)) break;
      }
      best = Math.min(best, before - began);
      longest = Math.min(longest, most);
    }
    out.took.push(best);
    out.longest.push(longest);
    out.answers.push(task.digest ? digest(answer) : answer.slice().buffer);
  }
  out.memory = exports.memory.buffer.byteLength;
  return out;
}

scope.onmessage = ({ data }) => {
  try {
    scope.postMessage(run(data));
  } catch (error) {
    scope.postMessage(String(error));
  }
};

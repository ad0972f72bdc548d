// The Worker in which the engine runs: it is handed the module's bytes, then
// messages, and answers each. It fetches nothing, stores nothing and knows no
// address; the policy on its own response lets it reach none. It must also work
// as one classic script from a blob: URL, so it imports nothing at run time.

import { wasi } from "./wasi";

/** What the page sends: the module once, then calls, one at a time. */
export type Order =
  | { module: ArrayBuffer }
  | { id: number; op: number; bytes: Uint8Array };

/**
 * What the Worker answers. `ready` follows the module; a call is answered by its
 * id. After a `trap` the instance is not to be trusted and answers no more.
 */
export type Answer =
  | { ready: true }
  | { id: number; bytes: Uint8Array }
  | { id?: number; trap: string };

/** The exports of the module: wasm/main_wasip1.go is their contract. */
interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  reserve(length: number): number;
  call(op: number, length: number): number;
  result(): number;
}

// The compiler is told of a page's scope, not of a Worker's.
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Order>) => void) | null;
  postMessage(answer: Answer, transfer?: Transferable[]): void;
};

let engine: Exports | undefined;

/**
 * Compiles and starts the module, without a promise: nobody waits on this thread,
 * and in a Worker of WebKitGTK 2.50 the promise of WebAssembly.instantiate was
 * seen never to be kept.
 */
function start(module: ArrayBuffer): void {
  let exports: Exports;
  const { exports: all } = new WebAssembly.Instance(new WebAssembly.Module(module), {
    wasi_snapshot_preview1: wasi(() => exports.memory),
  });
  exports = all as unknown as Exports;
  exports._initialize();
  engine = exports;
}

function run(to: Exports, op: number, bytes: Uint8Array): Uint8Array {
  const at = to.reserve(bytes.length);
  if (bytes.length > 0) {
    if (at === 0) throw new Error(`no room for a message of ${bytes.length} bytes`);
    new Uint8Array(to.memory.buffer, at, bytes.length).set(bytes);
  }
  const length = to.call(op, bytes.length);
  if (length < 0) throw new Error(`the engine took no message of ${bytes.length} bytes`);
  const from = to.result();
  return new Uint8Array(to.memory.buffer).slice(from, from + length);
}

scope.onmessage = ({ data }) => {
  try {
    if ("module" in data) {
      start(data.module);
      scope.postMessage({ ready: true });
    } else if (engine) {
      const bytes = run(engine, data.op, data.bytes);
      scope.postMessage({ id: data.id, bytes }, [bytes.buffer]);
    } else {
      throw new Error("a call came before the module");
    }
  } catch (error) {
    engine = undefined;
    const trap = String(error);
    scope.postMessage("id" in data ? { id: data.id, trap } : { trap });
  }
};

// The system that the engine believes it runs on: the WASI preview 1 functions
// that Go's runtime imports, and nothing behind them.
//
// The engine is pure, so every answer is the same in every instance. Random
// bytes are zeros: they seed the hashes of maps, which have no secret to keep
// here. What the runtime prints is the report of a panic, kept as the text of
// the error that its exit throws.
//
// The clock stands still. Nothing but the garbage collector looks at it, and that
// one measures its own share of the time: by a clock that counts how often it
// was asked it believed itself too greedy, stopped collecting, and memory grew
// from 21 MiB to 244. Where no time passes it finds no fault with itself.

// The heap may grow by a tenth before it is collected, instead of to the double: on
// a phone, memory is dearer than a fraction of a millisecond.
const environment = "GOGC=10\0";

/** What goes by the name wasi_snapshot_preview1, over the memory of one instance. */
export function wasi(memory: () => WebAssembly.Memory): WebAssembly.ModuleImports {
  let said = "";
  const view = (): DataView => new DataView(memory().buffer);
  const nothing = (): number => 0;
  const sizes = (many: number, long: number) => (count: number, bytes: number): number => {
    const v = view();
    v.setUint32(count, many, true);
    v.setUint32(bytes, long, true);
    return 0;
  };
  return {
    args_get: nothing,
    args_sizes_get: sizes(0, 0),
    environ_get(pointers: number, text: number): number {
      view().setUint32(pointers, text, true);
      new TextEncoder().encodeInto(environment, new Uint8Array(memory().buffer, text));
      return 0;
    },
    environ_sizes_get: sizes(1, environment.length),
    sched_yield: nothing,
    // The one event that the runtime waits for is a short sleep: it is over.
    poll_oneoff: nothing,
    random_get(at: number, length: number): number {
      new Uint8Array(memory().buffer, at, length).fill(0);
      return 0;
    },
    // The precision is a BigInt, which is not looked at.
    clock_time_get(_id: number, _precision: bigint, at: number): number {
      const v = view();
      v.setUint32(at, 1, true); // the runtime takes 0 for a broken clock
      v.setUint32(at + 4, 0, true);
      return 0;
    },
    fd_write(_fd: number, parts: number, count: number, written: number): number {
      const v = view();
      let total = 0;
      for (let i = 0; i < count; i++) {
        const length = v.getUint32(parts + 8 * i + 4, true);
        const text = new Uint8Array(v.buffer, v.getUint32(parts + 8 * i, true), length);
        said += new TextDecoder().decode(text);
        total += length;
      }
      v.setUint32(written, total, true);
      return 0;
    },
    proc_exit(code: number): never {
      throw new Error(said || `exit ${code}`);
    },
  };
}

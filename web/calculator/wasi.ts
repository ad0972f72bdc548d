// The system that the engine believes it runs on: the WASI preview 1 functions
// that Go's runtime imports, and nothing behind them.
//
// The engine is pure, so every answer is the same in every instance. There is no
// environment, no arguments and no file. The clock counts how often it was
// asked, about a millisecond each time: the runtime wants time to pass, and no
// result depends on it. Random bytes are zeros: they seed the hashes of maps,
// which have no secret to keep here. What the runtime prints is the report of a
// panic, kept as the text of the error that its exit throws.

/** What goes by the name wasi_snapshot_preview1, over the memory of one instance. */
export function wasi(memory: () => WebAssembly.Memory): WebAssembly.ModuleImports {
  let said = "";
  let asked = 0;
  const view = (): DataView => new DataView(memory().buffer);
  const nothing = (): number => 0;
  const none = (count: number, bytes: number): number => {
    const v = view();
    v.setUint32(count, 0, true);
    v.setUint32(bytes, 0, true);
    return 0;
  };
  return {
    args_get: nothing,
    args_sizes_get: none,
    environ_get: nothing,
    environ_sizes_get: none,
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
      asked++;
      v.setUint32(at, asked << 20, true);
      v.setUint32(at + 4, asked >>> 12, true);
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

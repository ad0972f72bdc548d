// What can happen to the engine in a page, each told as the lines that the page
// would see. engine_test.go runs them in a browser and holds what is expected.

import { kernel } from "../../bench/kernel";
import { Breakdown, Engine, type Limits, longest, type Pieces } from "../../calculator/engine";
import { pieces } from "../../calculator/ranking/ranked";

/** What the test's server tells: where the module is and what it should be. */
interface Served {
  size: number;
  sha256: string;
}

const keep = 2;
const text = new TextEncoder();

/** Work of which the fake Worker does a letter a piece: "abc" is answered "a…", "b…" and "c". */
const letters: Pieces = { on: 6, more: (answer) => new TextDecoder().decode(answer).endsWith("…") };
const byLetters = `
      if (op === 5) globalThis.rest = text;
      if (op === 5 || op === 6) {
        const letter = (globalThis.rest ?? "?")[0];
        globalThis.rest = globalThis.rest?.slice(1);
        return answer(letter + (globalThis.rest ? "…" : ""));
      }`;
const line = (bytes: Uint8Array | undefined): string =>
  bytes ? `"${new TextDecoder().decode(bytes)}"` : "nothing";

/**
 * A Worker that says it is ready whatever it is handed, echoes messages, and
 * does in between what the body says. `turn(key)` counts over both Workers.
 */
function fake(body = ""): string {
  const code = `
    const turn = (key) => {
      const ask = new XMLHttpRequest();
      ask.open("GET", "${location.origin}/turn/${crypto.randomUUID()}/" + key, false);
      ask.send();
      return Number(ask.responseText);
    };
    let kept = "";
    onmessage = ({ data }) => {
      if ("module" in data) return postMessage({ ready: true });
      const { id, op, bytes } = data;
      const text = new TextDecoder().decode(bytes);
      const answer = (text) => postMessage({ id, bytes: new TextEncoder().encode(text) });
      const trap = () => postMessage({ id, trap: "the report" });
      if (op === 0) return answer("");
      if (op === ${keep}) kept += text + ";";
      ${body}
      answer(kept + text);
    };`;
  return URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
}

class Trial {
  readonly lines: string[] = [];
  readonly engine: Engine;

  constructor(served: Served, worker: string, limits: Partial<Limits> = {}, url = "/engine.wasm") {
    const told = (word: string) => (why: Breakdown) => this.lines.push(`${word}: ${why.reason}`);
    let last = 0;
    this.engine = new Engine(
      { module: { url, ...served }, worker },
      {
        progress: (bytes, total) => {
          if (bytes <= last || total !== served.size) this.lines.push(`progress went from ${last} to ${bytes}`);
          last = bytes;
        },
        ready: (ms) => this.lines.push(ms > 0 && last === served.size ? "ready" : `ready in ${ms} with ${last}`),
        replaced: told("replaced"),
        failed: told("failed"),
      },
      limits,
    );
  }

  /** Waits for a call and tells what came of it. */
  async tell(name: string, answer: Promise<Uint8Array | undefined>): Promise<void> {
    try {
      this.lines.push(`${name}: ${line(await answer)}`);
    } catch (error) {
      this.lines.push(`${name}: ${error instanceof Breakdown ? `refused, ${error.reason}` : error}`);
    }
  }

  pieces(message: string): Promise<void> {
    return this.tell(message, this.engine.callLatest(5, text.encode(message), letters));
  }

  call(op: number, message: string): Promise<void> {
    return this.tell(message, this.engine.call(op, text.encode(message)));
  }
}

const scenarios: Record<string, (served: Served) => Promise<Trial>> = {
  async "the module that ships"(served) {
    const t = new Trial(served, "/worker.js");
    const early = t.tell("before ready", t.engine.call(0, new Uint8Array()));
    await t.engine.start();
    await early;
    await t.tell("100 KiB", t.engine.call(0, new Uint8Array(100 << 10)));
    return t;
  },
  async "the Worker as one script from a blob"(served) {
    const script = await (await fetch("/worker.js")).text();
    const t = new Trial(served, URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    await t.engine.start();
    await t.call(0, "ping");
    return t;
  },
  async "no module there"(served) {
    const t = new Trial(served, "/worker.js", {}, "/absent.wasm");
    const early = t.call(1, "early");
    await t.engine.start();
    await early;
    await t.call(1, "after");
    return t;
  },
  async "another module than was built"(served) {
    const t = new Trial({ ...served, sha256: "00" }, "/worker.js");
    await t.engine.start();
    return t;
  },
  async "a module cut short"(served) {
    const t = new Trial({ ...served, size: served.size + 1 }, fake());
    await t.engine.start();
    return t;
  },
  async "a module that is none"() {
    const zeros = "374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb"; // SHA-256 of 16 zeros
    const t = new Trial({ size: 16, sha256: zeros }, "/worker.js", {}, "/zeros.wasm");
    await t.engine.start();
    return t;
  },
  async "a module that does not come"(served) {
    const t = new Trial(served, fake(), { load: 300 }, "/stalled.wasm");
    const early = t.call(1, "early");
    await t.engine.start();
    await early;
    return t;
  },
  async "no Worker there"(served) {
    const t = new Trial(served, "/absent.js");
    await t.engine.start();
    return t;
  },
  async "a Worker that is silent"(served) {
    const mute = URL.createObjectURL(new Blob([""], { type: "text/javascript" }));
    const t = new Trial(served, mute, { load: 300 });
    await t.engine.start();
    return t;
  },
  async "a trap"(served) {
    const t = new Trial(served, fake(`if (text === "odd" && turn("odd") === 1) return trap();`));
    await t.engine.start();
    await t.tell("a", t.engine.hand(keep, text.encode("a")));
    await t.tell("b", t.engine.hand(keep, text.encode("b")));
    await Promise.all([t.call(1, "odd"), t.call(1, "next")]);
    return t;
  },
  async "an endless loop"(served) {
    const t = new Trial(served, fake(`if (text === "odd" && turn("odd") === 1) for (;;);`), { call: 1500 });
    await t.engine.start();
    await Promise.all([t.call(1, "odd"), t.call(1, "next")]);
    return t;
  },
  async "a trap in both Workers"(served) {
    const t = new Trial(served, fake(`if (text === "odd") return trap();`));
    await t.engine.start();
    await Promise.all([t.call(1, "odd"), t.call(1, "next")]);
    await t.call(1, "after");
    return t;
  },
  async "a second trap, later"(served) {
    const t = new Trial(served, fake(`if (text === "odd" && turn(op) === 1) return trap();`));
    await t.engine.start();
    await t.call(1, "odd");
    await t.call(1, "even");
    await t.call(3, "odd");
    return t;
  },
  async "only the newest answer is wanted"(served) {
    const t = new Trial(served, fake());
    await t.engine.start();
    const latest = (message: string): Promise<void> => t.tell(message, t.engine.callLatest(1, text.encode(message)));
    await Promise.all([latest("1"), latest("2"), t.call(3, "other"), latest("3")]);
    await latest("4");
    return t;
  },
  async "what waits goes first between two pieces"(served) {
    const t = new Trial(served, fake(byLetters));
    await t.engine.start();
    await Promise.all([t.pieces("abc"), t.call(1, "first"), t.call(1, "second")]);
    return t;
  },
  async "a newer question ends an older one between two pieces"(served) {
    const t = new Trial(served, fake(byLetters));
    await t.engine.start();
    const older = t.pieces("abc");
    await t.call(1, "meanwhile");
    await Promise.all([older, t.pieces("xy")]);
    const third = t.pieces("abc");
    t.engine.giveUp(5);
    await third;
    return t;
  },
  async "a trap between two pieces"(served) {
    const t = new Trial(served, fake(`if (op === 6 && turn("piece") === 2) return trap();${byLetters}`));
    await t.engine.start();
    await t.pieces("abc");
    return t;
  },
  async "a message that is too long"(served) {
    const t = new Trial(served, "/worker.js");
    await t.engine.start();
    await t.tell("8 MiB", t.engine.call(0, new Uint8Array(longest)));
    await t.tell("more", t.engine.call(0, new Uint8Array(longest + 1)));
    await t.call(0, "next");
    return t;
  },
  async "closed while it works"(served) {
    const t = new Trial(served, fake("for (;;);"));
    await t.engine.start();
    const call = t.call(1, "odd");
    t.engine.close();
    await call;
    return t;
  },
};

/** Milliseconds of one empty call, from the page to the Worker and back. */
async function roundTrip(served: Served): Promise<number> {
  const t = new Trial(served, "/worker.js");
  await t.engine.start();
  const message = new Uint8Array();
  for (let i = 0; i < 200; i++) await t.engine.call(0, message);
  const since = performance.now();
  for (let i = 0; i < 1000; i++) await t.engine.call(0, message);
  const each = (performance.now() - since) / 1000;
  t.engine.close();
  return each;
}

/** What a newer question waits for while ten thousand clinics are ranked. */
interface Waits {
  /** Milliseconds of the whole ranking, and of the kernel. */
  whole: number; kernel: number;
  /** For each moment of it the milliseconds until the newer question was on its way to the Worker. */
  took: number[];
  wrong: string[];
}

async function abandon(served: Served, moments: number, rounds: number): Promise<Waits> {
  const t = new Trial(served, "/worker.js");
  let begun = 0; // when a ranking was last begun in the Worker
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (order: { op?: number }, ...rest: unknown[]) {
    if (order.op === 5) begun = performance.now();
    return post.call(this, order, ...(rest as []));
  };
  await t.engine.start();
  const [bundle, older, newer] = await Promise.all(["/bundle", "/older", "/newer"].map(async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer())));
  if (!bundle || !older || !newer) throw new Error("a file is missing");
  await t.engine.hand(keep, bundle);
  const ask = (question: Uint8Array): Promise<Uint8Array | undefined> => t.engine.callLatest(5, question, pieces);
  const right = line(await ask(newer));
  const out: Waits = { whole: Infinity, kernel: Infinity, took: [], wrong: [] };
  for (let round = 0; round < 3; round++) {
    const since = performance.now();
    await ask(older);
    out.whole = Math.min(out.whole, performance.now() - since);
    for (let i = 0; i < 5; i++) out.kernel = Math.min(out.kernel, kernel());
  }
  for (let moment = 0; moment < moments; moment++) {
    let best = Infinity;
    for (let round = 0; round < rounds; round++) {
      const first = ask(older);
      await new Promise((go) => setTimeout(go, (out.whole * (moment + 0.5)) / (moments + 1)));
      const since = performance.now();
      const second = ask(newer);
      if ((await first) !== undefined) continue; // it was done already
      if (line(await second) !== right) out.wrong.push(`after moment ${moment} the newer answer is another`);
      best = Math.min(best, begun - since);
    }
    if (best < Infinity) out.took.push(best);
  }
  Worker.prototype.postMessage = post;
  t.engine.close();
  return out;
}

Object.assign(globalThis, {
  abandon,
  roundTrip,
  scenarios: Object.keys(scenarios),
  async run(name: string, served: Served): Promise<string[]> {
    const trial = await scenarios[name]!(served);
    const lines = [...trial.lines, trial.engine.state];
    trial.engine.close();
    return lines;
  },
});

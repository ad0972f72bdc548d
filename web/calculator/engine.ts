// The page's side of the engine: it fetches the module, starts two Workers with
// it, one to work and one to take over, and passes messages. It knows nothing of
// what the messages say, and nothing of the document.
//
// Both Workers are started at the beginning, because a script that is fetched
// later would be a request after the first answer was typed. When the working
// one traps or gives no answer in time it is ended, the other is handed what the
// first had been handed to keep, and the call is made again. When that fails
// too the engine has failed: the page shows what needs no engine.
//
// What takes long is called in pieces of some milliseconds each, and whatever
// waits goes first between two of them. To give such work up is to ask for no
// further piece. The other way, to end the Worker in the middle of it, would lose
// what it was handed to keep: megabytes, to be handed to another and checked anew
// before that could begin, and the spare one would be gone.

import { Breakdown } from "./breakdown";
import { type Asset, download } from "./download";
import { Instance } from "./instance";
import { patience } from "./patience";

export { Breakdown, type Reason } from "./breakdown";

/** Where the engine comes from. */
export interface Source {
  /** The module: a file to be fetched, or its bytes where they are here. */
  module: Asset | ArrayBuffer;
  /** The Worker's script: a URL of ours, or a blob: URL. */
  worker: string;
}

/** How long the engine may take, in milliseconds. */
export interface Limits {
  /** From the first byte asked for to the first empty call answered. */
  load: number;
  /** One call. */
  call: number;
}

/** What the page may want to show. */
export interface Events {
  progress?(bytes: number, total: number): void;
  ready?(milliseconds: number): void;
  /** A Worker was lost and the other has taken over. */
  replaced?(why: Breakdown): void;
  /** There will be no more answers: each call is refused with this breakdown. */
  failed?(why: Breakdown): void;
}

/** The longest message that the module takes: wasm/main_wasip1.go. */
export const longest = 8 << 20;

const ping = 0;

/** Work that is done in pieces. */
export interface Pieces {
  /** The operation that goes on with it. */
  on: number;
  /** Whether an answer is not the last one. */
  more(answer: Uint8Array): boolean;
}

interface Job {
  op: number;
  bytes: Uint8Array;
  within: number;
  /** Only the newest such job of an operation is wanted. */
  latest: boolean;
  superseded: boolean;
  pieces?: Pieces;
  /** Where its pieces are done: another Worker knows nothing of them. */
  begun?: Instance;
  resolve(answer: Uint8Array | undefined): void;
  reject(why: Breakdown): void;
}

export class Engine {
  readonly #source: Source;
  readonly #events: Events;
  readonly #limits: Limits;
  #instances: Instance[] = [];
  #module: ArrayBuffer | undefined;
  #state: "new" | "loading" | "ready" | "failed" = "new";
  #why: Breakdown | undefined;
  #queue: Job[] = [];
  #running: Job | undefined;
  #kept: { op: number; bytes: Uint8Array }[] = [];

  constructor(source: Source, events: Events = {}, limits: Partial<Limits> = {}) {
    this.#source = source;
    this.#events = events;
    this.#limits = { load: 10_000, call: 4_000, ...limits };
  }

  get state(): "new" | "loading" | "ready" | "failed" {
    return this.#state;
  }

  /** Begins to load. What comes of it is told by the events; calls may be made at once. */
  async start(): Promise<void> {
    if (this.#state !== "new") return;
    this.#state = "loading";
    const began = performance.now();
    const abort = new AbortController();
    const calm = patience(this.#limits.load, () => {
      abort.abort();
      this.#fail(new Breakdown("slow", `not ready in ${this.#limits.load} ms`));
    });
    try {
      const { module, worker } = this.#source;
      this.#instances = [new Instance(worker), new Instance(worker)];
      this.#module = module instanceof ArrayBuffer ? module : await download(module, abort.signal, (bytes, total) =>
        this.#events.progress?.(bytes, total),
      );
      await this.#untilDone((instance) => instance.call(ping, new Uint8Array(), this.#limits.call));
    } catch (error) {
      return this.#fail(Breakdown.from(error, "worker"));
    } finally {
      calm();
    }
    if (this.#state !== "loading") return;
    this.#state = "ready";
    this.#events.ready?.(performance.now() - began);
    void this.#work();
  }

  /** Passes one message and gives the answer. Refused with a `Breakdown` when the engine has failed. */
  async call(op: number, bytes: Uint8Array, within = this.#limits.call): Promise<Uint8Array> {
    const answer = await this.#enqueue(op, bytes, within, false);
    return answer as Uint8Array; // only the latest-wins jobs have none
  }

  /**
   * Like `call`, for a question that a newer one of the same operation makes
   * worthless: then the answer is undefined. Of work in pieces it is the last answer.
   */
  callLatest(op: number, bytes: Uint8Array, pieces?: Pieces): Promise<Uint8Array | undefined> {
    this.giveUp(op);
    return this.#enqueue(op, bytes, this.#limits.call, true, pieces);
  }

  /** Nobody waits any longer for what `callLatest` asked of an operation. */
  giveUp(op: number): void {
    for (const job of [this.#running, ...this.#queue]) {
      if (job?.latest && job.op === op) job.superseded = true;
    }
    this.#queue = this.#queue.filter((job) => {
      if (job.superseded) job.resolve(undefined);
      return !job.superseded;
    });
  }

  /** Like `call`, for what the engine keeps: a Worker that takes over is handed it again. */
  async hand(op: number, bytes: Uint8Array, within = this.#limits.call): Promise<Uint8Array> {
    const answer = await this.call(op, bytes, within);
    this.#kept.push({ op, bytes });
    return answer;
  }

  /** Ends both Workers. Calls that wait are refused. */
  close(): void {
    this.#fail(new Breakdown("worker", "closed"));
  }

  #enqueue(op: number, bytes: Uint8Array, within: number, latest: boolean, pieces?: Pieces): Promise<Uint8Array | undefined> {
    if (bytes.length > longest) {
      return Promise.reject(new RangeError(`a message of ${bytes.length} bytes, over ${longest}`));
    }
    return new Promise((resolve, reject) => {
      if (this.#why) return reject(this.#why);
      this.#queue.push({ op, bytes, within, latest, superseded: false, pieces, resolve, reject });
      void this.#work();
    });
  }

  /** Makes the calls that wait, one after the other. */
  async #work(): Promise<void> {
    if (this.#state !== "ready" || this.#running) return;
    while ((this.#running = this.#queue.shift())) {
      const job = this.#running;
      try {
        const answer = await this.#untilDone((instance) => (job.superseded ? undefined : advance(job, instance)));
        if (answer && !job.superseded && job.pieces?.more(answer)) this.#queue.push(job);
        else job.resolve(job.superseded ? undefined : answer);
      } catch (error) {
        this.#fail(Breakdown.from(error, "trap"));
      }
    }
    this.#warm();
  }

  /**
   * Lets the working instance do something; where it breaks down, the next one
   * that can be brought to the same state. Throws when there is none left.
   */
  async #untilDone<T>(something: (instance: Instance) => T | Promise<T>): Promise<T> {
    for (;;) {
      const instance = this.#instances[0];
      if (!instance || !this.#module) throw this.#why ?? new Breakdown("worker", "no Worker is left");
      try {
        await instance.start(this.#module, this.#limits.load);
        return await something(instance);
      } catch (error) {
        const why = Breakdown.from(error, "trap");
        await this.#replace(why);
      }
    }
  }

  async #replace(why: Breakdown): Promise<void> {
    this.#instances.shift()?.stop(why);
    const next = this.#instances[0];
    if (!next || !this.#module) throw this.#why ?? why;
    await next.start(this.#module, this.#limits.load);
    for (const { op, bytes } of this.#kept) await next.call(op, bytes, this.#limits.call);
    this.#events.replaced?.(why);
  }

  /** Starts the engine in the second Worker too, when the first has nothing to do. */
  #warm(): void {
    const spare = this.#instances[1];
    // A breakdown shows when it is needed, and counts then.
    if (spare && this.#module) spare.start(this.#module, this.#limits.load).catch(() => undefined);
  }

  #fail(why: Breakdown): void {
    if (this.#why) return;
    this.#why = why;
    this.#state = "failed";
    for (const instance of this.#instances) instance.stop(why);
    this.#instances = [];
    for (const job of [this.#running, ...this.#queue]) job?.reject(why);
    this.#queue = [];
    this.#module = undefined;
    this.#events.failed?.(why);
  }
}

/** Makes a job's call, or goes on with what this Worker has begun of it. */
function advance(job: Job, instance: Instance): Promise<Uint8Array> {
  const on = job.begun === instance ? job.pieces?.on : undefined;
  job.begun = instance;
  return on === undefined ? instance.call(job.op, job.bytes, job.within) : instance.call(on, new Uint8Array(), job.within);
}

// One Worker and the engine that runs in it. It does one thing at a time, and
// after a breakdown nothing more: it is stopped, and another takes its place.

import { Breakdown, type Reason } from "./breakdown";
import { patience } from "./patience";
import type { Answer, Order } from "./worker";

type Settle = { resolve: (answer: Answer) => void; reject: (error: Breakdown) => void };

export class Instance {
  readonly #worker: Worker;
  #asked: Settle | undefined;
  #broken: Breakdown | undefined;
  #started: Promise<void> | undefined;
  #calls = 0;

  /** Loads the Worker's script. The module is handed in by `start`. */
  constructor(url: string) {
    this.#worker = new Worker(url);
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ("trap" in data) this.stop(new Breakdown("trap", data.trap));
      else this.#settle()?.resolve(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault(); // reported by whoever waits for an answer
      this.stop(new Breakdown("worker", event.message || "the script did not load"));
    };
  }

  /** Hands the module in, once: asked again, it gives the same promise. */
  start(module: ArrayBuffer, within: number): Promise<void> {
    this.#started ??= this.#ask({ module }, within, "slow").then(() => undefined);
    return this.#started;
  }

  async call(op: number, bytes: Uint8Array, within: number): Promise<Uint8Array> {
    const answer = await this.#ask({ id: ++this.#calls, op, bytes }, within, "hang");
    if ("bytes" in answer && answer.id === this.#calls) return answer.bytes;
    throw new Breakdown("trap", "an answer to another question");
  }

  /** Ends the Worker at once, whatever it does. */
  stop(why = new Breakdown("worker", "stopped")): void {
    this.#broken ??= why;
    this.#worker.terminate();
    this.#settle()?.reject(this.#broken);
  }

  #ask(order: Order, within: number, late: Reason): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken);
      const calm = patience(within, () => this.stop(new Breakdown(late, `no answer in ${within} ms`)));
      this.#asked = {
        resolve: (answer) => (calm(), resolve(answer)),
        reject: (error) => (calm(), reject(error)),
      };
      this.#worker.postMessage(order);
    });
  }

  #settle(): Settle | undefined {
    const asked = this.#asked;
    this.#asked = undefined;
    return asked;
  }
}

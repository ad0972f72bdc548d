// The card of the sum, in its four states: as the server drew it while the
// engine loads, with an answer, with what to do instead, and when the engine is
// out. It is never empty.

import type { Reason } from "./breakdown";
import { byId, el } from "./dom";
import type { Format } from "./format";
import { morph } from "./morph";
import type { Text } from "./text";

const why: Partial<Record<Reason, string>> = {
  slow: "ui.fallback.timeout", download: "ui.fallback.offline", worker: "ui.fallback.offline", corrupt: "ui.fallback.corrupt",
  trap: "ui.fallback.trap", hang: "ui.fallback.trap",
};

export class Card {
  readonly #sum = byId("sum");
  readonly #line = byId("sumline");
  #answered = false;
  #notice: HTMLElement | undefined;

  constructor(
    readonly text: Text,
    readonly format: Format,
  ) {}

  /** How much of the engine is here. */
  loading(bytes: number, total: number): void {
    if (this.#answered) return;
    const { text, format } = this;
    const label = bytes < total
      ? text.say("ui.loading", { done: format.kilobytes(bytes), total: format.kilobytes(total) })
      : text.say("ui.loading.start");
    let part = document.getElementById("loading");
    if (!part) {
      part = el("div", { class: "progress", id: "loading" });
      this.#sum.append(part);
    }
    morph(part, el("div", {}, el("label", { for: "loading-bar" }, label), el("progress", { id: "loading-bar", max: total, value: bytes })));
  }

  /** Says that a newer answer is on its way. */
  old(): void {
    if (this.#answered && !this.#sum.classList.contains("stop")) this.#sum.classList.add("old");
  }

  show(answer: DocumentFragment, line: DocumentFragment, stop: boolean): void {
    this.#answered = true;
    this.#sum.className = stop ? "sum stop" : "sum";
    if (stop) this.#sum.setAttribute("role", "alert");
    else this.#sum.removeAttribute("role");
    if (this.#notice) answer.append(this.#notice);
    this.#notice = undefined;
    morph(this.#sum, answer);
    morph(this.#line, line);
  }

  /** The engine was lost and another took over: said beside the next answer. */
  replaced(): void {
    this.#notice = el("p", { class: "aside warn", role: "status" }, this.text.say("ui.fallback.again"));
  }

  failed(reason: Reason): void {
    const { text } = this;
    document.getElementById("loading")?.remove();
    this.#sum.className = "sum fallback";
    this.#sum.removeAttribute("role");
    this.#sum.querySelector("#sum-notice")?.remove();
    this.#sum.append(el(
      "div", { class: "aside warn", role: "status", id: "sum-notice" },
      el(
        "p", {},
        el("strong", {}, text.say(this.#answered ? "ui.fallback.stopped" : "ui.fallback.title")), " ",
        text.say(typeof WebAssembly === "undefined" ? "ui.fallback.old" : (why[reason] ?? "ui.fallback.trap")), " ",
        text.say(this.#answered ? "ui.fallback.kept" : "ui.fallback.text"),
      ),
      el("p", {}, el("button", { type: "button", class: "button", "data-act": "retry" }, text.say("ui.retry"))),
    ));
  }

  /** Takes the notice away for another try. */
  retry(): void {
    this.#sum.querySelector("#sum-notice")?.remove();
    this.#sum.classList.remove("fallback");
  }
}

// Before she leaves the page to ask somebody: whether her answers shall be kept.

import { el } from "../dom";
import type { Scene } from "./scene";

export function keepingPart(scene: Scene): HTMLElement | undefined {
  const { kept } = scene;
  if (!kept) return undefined;
  const { state } = kept;
  return el(
    "div", { class: "keeping", "data-key": "keeping" },
    el("p", { class: "quiet" }, scene.say(`ui.keep.${state}`, { date: scene.format.date(kept.on) })),
    el("button", { type: "button", class: "button", "data-act": "keep", "data-key": "keep" }, scene.say(state === "kept" ? "ui.keep.again" : "ui.keep")),
    (state === "kept" || state === "unreadable") && el("button", { type: "button", class: "button plain", "data-act": "forget", "data-key": "forget" }, scene.say("ui.keep.forget")),
  );
}

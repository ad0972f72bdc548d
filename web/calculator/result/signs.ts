// What the ticked signs come to: a red flag replaces the plan by what to do, a
// caution or a mention stands beside it.

import { el, fragment } from "../dom";
import { Effect } from "../wire/message/effect";
import type { Scene } from "./scene";

const effects: Record<number, string> = {
  [Effect.Mention]: "mention", [Effect.Caution]: "caution", [Effect.ClinicianFirst]: "clinician_first", [Effect.Emergency]: "emergency",
};

/** The card in place of the plan. */
export function stopCard(scene: Scene): DocumentFragment {
  const { effect } = scene.estimate.screen;
  const key = `screen.effect.${effects[effect] ?? "clinician_first"}`;
  return fragment(
    el("h2", { id: "sum-big" }, scene.say(`${key}.title`)),
    el("p", { class: "do" }, scene.say(`${key}.why`)),
    signs(scene),
    el("p", { class: "call" }, scene.say(`${key}.do`)),
    el("p", { class: "quiet" }, scene.say("screen.no_price")),
    effect === Effect.ClinicianFirst && el("button", { type: "button", class: "button", "data-goto": "cleared" }, scene.say("form.cleared")),
  );
}

/** The one line that stays when the card has scrolled away. */
export function stopLine(scene: Scene): DocumentFragment {
  return fragment(el("b", {}, scene.say(`screen.effect.${effects[scene.estimate.screen.effect] ?? "clinician_first"}.title`)));
}

/** The note beside the plan. */
export function cautionPart(scene: Scene): HTMLElement | undefined {
  const { effect, cleared } = scene.estimate.screen;
  const name = effects[effect];
  if (name === undefined) return undefined;
  const key = `screen.effect.${name}`;
  return el(
    "section", { class: "part", "aria-labelledby": "caution-title", "data-key": "caution" },
    el("h2", { id: "caution-title" }, scene.say(`${key}.title`)),
    el(
      "div", { class: effect === Effect.Caution ? "aside warn" : "aside" },
      el("p", {}, scene.say(cleared ? "screen.cleared" : `${key}.why`)),
      signs(scene),
      el("p", {}, scene.say(`${key}.do`)),
    ),
  );
}

function signs(scene: Scene): HTMLElement {
  return el("ul", {}, ...scene.estimate.screen.signs.map((code) => el("li", {}, scene.say(code))));
}

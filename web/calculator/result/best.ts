// The cheapest way, beside it always the cheapest with nothing paid ahead, and below
// them what comes next.

import { el } from "../dom";
import type { Offer, Range } from "../estimate";
import { WayKind } from "../wire/message/way-kind";
import { sentence } from "./mix";
import { runnersList } from "./runners";
import { type Scene, usualCase, wayOf } from "./scene";
import { figure } from "./sum";

export function bestPart(scene: Scene): HTMLElement | undefined {
  const { estimate } = scene;
  const plain = estimate.offers[estimate.bestPlain];
  if (!scene.best || !estimate.total || !plain || !estimate.unprepaid) return undefined;
  const more = estimate.difference > 0
    ? scene.say("ui.best.difference", { amount: scene.format.money(estimate.difference) })
    : scene.say("ui.best.same");
  return el(
    "section", { class: "part", "aria-labelledby": "best-title", "data-key": "best" },
    el("h2", { id: "best-title" }, scene.say("ui.best.title")),
    el(
      "dl", { class: "pair" },
      side(scene, "ui.best.cheapest", scene.best, WayKind.Cheapest, estimate.total),
      side(scene, "ui.best.unprepaid", plain, WayKind.Unprepaid, estimate.unprepaid, more),
    ),
    ...runnersList(scene),
  );
}

function side(scene: Scene, key: string, offer: Offer, kind: WayKind, range: Range, more?: string): HTMLElement {
  const shown = usualCase(wayOf(offer, kind));
  return el(
    "div", {},
    el("dt", {}, scene.say(key)),
    el("dd", { class: "figure" }, ...figure(scene, range)),
    shown && el("dd", {}, scene.say("ui.sum.at", { name: scene.name(offer), way: sentence(scene, shown) })),
    more !== undefined && el("dd", { class: "quiet" }, more),
  );
}

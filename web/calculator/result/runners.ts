// The ways that come next to the best and to the best with nothing paid ahead, each
// with what it costs more and what it asks for ahead.

import { el } from "../dom";
import type { Runner } from "../estimate";
import { sentence } from "./mix";
import { type Scene, usualCase } from "./scene";
import { figure } from "./sum";

export function runnersList(scene: Scene): HTMLElement[] {
  const lines = scene.estimate.runners.flatMap((runner) => line(scene, runner) ?? []);
  if (lines.length === 0) return [];
  return [
    el("h3", { id: "runners-title" }, scene.say("ui.runners.title")),
    el("ol", { class: "runners", "aria-labelledby": "runners-title" }, ...lines),
  ];
}

function line(scene: Scene, { offer: at, way: which, more }: Runner): HTMLElement | undefined {
  const offer = scene.estimate.offers[at];
  const way = offer?.ways[which];
  const shown = usualCase(way);
  if (!offer || !way || !shown) return undefined;
  const { format } = scene;
  const ahead = scene.say(shown.paidAhead > 0 ? "ui.runners.ahead" : "ui.runners.plain", {
    first: format.money(shown.dueFirst), ahead: format.money(shown.paidAhead),
  });
  return el(
    "li", { "data-key": `${at}/${which}` },
    el("p", {}, scene.say("ui.sum.at", { name: scene.name(offer), way: sentence(scene, shown) })),
    el("p", { class: "figure" }, ...figure(scene, way.total)),
    el("p", { class: "quiet" }, `${extra(scene, more)} ${ahead}`),
  );
}

/** What it costs more than the cheapest. */
export function extra(scene: Scene, more: number): string {
  return more > 0 ? scene.say("ui.runners.more", { amount: scene.format.money(more) }) : scene.say("ui.runners.same");
}

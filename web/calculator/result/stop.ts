// What the way that is shown comes to if she stops before the last visit, beside
// the same visits with nothing paid ahead. Where nothing is paid ahead, stopping
// costs nothing, and nothing is said of it.

import { el } from "../dom";
import type { Case } from "../estimate";
import { WayKind } from "../wire/message/way-kind";
import { figure, row as drawn } from "./figure";
import { foldedPart } from "./fold";
import { type Scene, shownCase, usualCase, wayOf } from "./scene";

export function stopPart(scene: Scene): HTMLElement | undefined {
  const { offer, shown } = shownCase(scene);
  if (!offer || !shown || shown.paidAhead === 0) return undefined;
  const other = wayOf(offer, WayKind.Unprepaid);
  const plain = other?.cases.find((c) => c.kind === shown.kind) ?? usualCase(other);
  if (!plain || plain.stops.length !== shown.stops.length) return undefined;
  const head = (name: string): HTMLElement => el("th", { scope: "col" }, scene.say(`ui.stop.${name}`));
  return foldedPart(
    scene, "stop", scene.say("ui.stop.title"),
    figure(
      scene, "stop", sentences(scene, shown, plain).join(" "),
      [["line-1", scene.say("ui.stop.this")], ["line-2", scene.say("ui.stop.plain")]], { visits: scene.say("ui.picture.visits") },
    ),
    el(
      "table", { class: "ways" },
      el("thead", {}, el("tr", {}, head("after"), head("this"), head("plain"))),
      el("tbody", {}, ...shown.stops.map((cost, i) => row(scene, i, cost, plain.stops[i] ?? 0))),
    ),
    el("p", { class: "quiet" }, scene.say("ui.stop.what")),
  );
}

function row(scene: Scene, visit: number, cost: number, plain: number): HTMLElement {
  const { format, estimate: { plan } } = scene;
  return el(
    "tr", drawn("stop", { visit: visit + 1, costs: [cost, plain] }),
    el("th", { scope: "row" }, scene.say("ui.stop.visit", { number: visit + 1 }), " ", el("span", { class: "quiet" }, format.date(plan.visits[visit]?.date ?? 0))),
    el("td", {}, format.exact(cost)),
    el("td", {}, format.exact(plain)),
  );
}

/** From which visit on this way is no dearer, and where stopping costs most. */
function sentences(scene: Scene, shown: Case, plain: Case): string[] {
  const more = shown.stops.map((cost, i) => cost - (plain.stops[i] ?? 0));
  let from = more.length;
  while (from > 0 && (more[from - 1] ?? 0) <= 0) from--;
  if (from === 0) return [scene.say("ui.stop.never")];
  const most = Math.max(...more);
  const worst = scene.say("ui.stop.most", { number: more.indexOf(most) + 1, amount: scene.format.exact(most) });
  return from === more.length ? [worst] : [scene.say("ui.stop.from", { number: from + 1 }), worst];
}

// The card with the one big number: what the course is, what it costs, why, and
// the one question worth asking next. Everything else on the page is quieter.

import { draw, el, fragment } from "../dom";
import type { Offer, Range } from "../estimate";
import { OfferKind } from "../wire/message/offer-kind";
import { WayKind } from "../wire/message/way-kind";
import { nextQuestion } from "./ask";
import { sentence } from "./mix";
import { type Scene, usualCase, wayOf } from "./scene";

export function sumCard(scene: Scene): DocumentFragment {
  const { total } = scene.estimate;
  const best = scene.best;
  if (!total || !best) {
    return fragment(
      el("p", { class: "course" }, course(scene)),
      el("h2", { id: "sum-big" }, scene.say("ui.sum.none")),
      el("p", { class: "lead" }, scene.say("ui.sum.none.text")),
    );
  }
  return fragment(
    el("p", { class: "course" }, course(scene)),
    el("h2", { class: "big", id: "sum-big" }, ...figure(scene, total)),
    total.low === total.high
      ? el("p", { class: "quiet" }, scene.say(best.kind === OfferKind.Clinic ? "ui.sum.exact.list" : "ui.sum.exact"))
      : rangeBar(scene, total, usesTypicalPrices(scene, best)),
    el("p", { class: "lead" }, ...lead(scene, best)),
    nextQuestion(scene),
  );
}

/** An amount or a range, the word between the two being small. */
export function figure(scene: Scene, range: Range): Node[] {
  const { format } = scene;
  const low = el("span", {}, format.money(range.low));
  if (range.low === range.high) return [low];
  const between = el("small", {}, scene.say("ui.to"));
  return [low, new Text(" "), between, new Text(" "), el("span", {}, format.money(range.high))];
}

/** What the visits are, whose prices they have and who pays. */
export function course(scene: Scene): string {
  const { plan, minutes } = scene.estimate;
  const last = plan.visits[plan.visits.length - 1]?.date ?? plan.start;
  const parts = [
    scene.say("ui.sum.course", { count: scene.visits, minutes, start: scene.format.date(plan.start), end: scene.format.date(last) }),
  ];
  const [first, then] = plan.phases;
  if (first && then) parts.push(scene.say("ui.sum.rhythm", { count: first.visits, weeks: then.weeks }));
  const best = scene.best;
  if (!best || usesRegion(best)) parts.push(scene.say("ui.sum.prices", { place: scene.place }));
  const claims = usualCase(best?.ways[0])?.entries.some((entry) => entry.rule.startsWith("cover.")) ?? false;
  if (best) parts.push(scene.say(claims ? "ui.sum.with_benefit" : "ui.sum.self_pay"));
  return parts.join(" ");
}

function usesRegion(offer: Offer): boolean {
  return offer.kind === OfferKind.Regional || offer.notes.includes("offer.single_price_regional");
}

/** Whether the likely amount leans on nothing but prices that a source calls typical. */
function usesTypicalPrices(scene: Scene, best: Offer): boolean {
  return usesRegion(best) && !scene.estimate.unknowns.some((u) => u.fact !== "offer.price" && u.narrowing > 0);
}

function rangeBar(scene: Scene, total: Range, typical: boolean): HTMLElement {
  const { format } = scene;
  const { low, high, likely } = total;
  const end = (key: string, cents: number): HTMLElement => el("span", {}, `${scene.say(key)} `, el("b", {}, format.money(cents)));
  const mark = likely === undefined ? undefined
    : draw("rect", { class: "mark", x: Math.round(((likely - low) / (high - low)) * 997), y: 0, width: 3, height: 16 });
  return el(
    "div", { class: "bar" },
    drawing(draw("rect", { class: "rail", x: 0, y: 4, width: 1000, height: 8, rx: 4 }), draw("rect", { class: "span", x: 0, y: 4, width: 1000, height: 8, rx: 4 }), mark),
    el(
      "p", { class: "ends" },
      end("ui.sum.least", low), " ",
      likely === undefined ? undefined : end(typical ? "ui.sum.likely" : "ui.sum.likely_if", likely), " ",
      end("ui.sum.most", high),
    ),
  );
}

/** A bar's picture; the words beside it say the same. */
export function drawing(...shapes: (SVGElement | undefined)[]): SVGElement {
  return draw("svg", { viewBox: "0 0 1000 16", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" }, ...shapes);
}

/** The sentence that explains the number. */
function lead(scene: Scene, best: Offer): (Node | string)[] {
  const { format, estimate } = scene;
  const way = usualCase(wayOf(best, WayKind.Cheapest) ?? best.ways[0]);
  if (best.kind === OfferKind.Regional && best.region) {
    const { low, high, likely } = best.region.price;
    const values = {
      minutes: best.booked, provider: scene.provider(best.provider), place: scene.place,
      low: format.money(low), high: format.money(high), usual: format.money(likely ?? 0),
    };
    const claims = way?.entries.some((entry) => entry.rule.startsWith("cover.")) ?? false;
    const says: (Node | string)[] = [scene.say(likely === undefined ? "ui.sum.region.no_usual" : "ui.sum.region", values)];
    if (claims && way) says.push(" ", el("strong", {}, scene.say("ui.sum.cheapest")), ` ${sentence(scene, way)}.`);
    return says;
  }
  if (!way) return [];
  const says: (Node | string)[] = [
    el("strong", {}, scene.say("ui.sum.cheapest")),
    ` ${scene.say("ui.sum.at", { name: scene.name(best), way: sentence(scene, way) })}`,
  ];
  if (estimate.difference > 0) says.push(` ${scene.say("ui.sum.unprepaid_more", { amount: format.money(estimate.difference) })}`);
  return says;
}

/** The one line that stays when the card has scrolled away. */
export function sumLine(scene: Scene): DocumentFragment {
  const { total } = scene.estimate;
  return fragment(
    el("b", {}, total ? scene.text.range(total) : scene.say("ui.sum.none")),
    el("span", {}, scene.say("ui.line.visits", { count: scene.visits })),
  );
}

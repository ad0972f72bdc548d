// Her own quotes and the clinics that she picked, side by side: like with like,
// the lowest in each line marked.

import { el } from "../dom";
import type { Offer, Range } from "../estimate";
import { OfferKind } from "../wire/message/offer-kind";
import { WayKind } from "../wire/message/way-kind";
import { figure, row } from "./figure";
import { capital, sentence } from "./mix";
import { minutes, rank, reached, source } from "./offers";
import { type Scene, usualCase, wayOf } from "./scene";

interface Line {
  label: string;
  text(offer: Offer): string;
  /** The figure by which the lowest is found; undefined for words. */
  figure?(offer: Offer): number | undefined;
}

export function comparePart(scene: Scene): HTMLElement | undefined {
  const offers = scene.estimate.offers.filter((offer) => offer.kind !== OfferKind.Regional && offer.ways.length > 0).sort(columns(scene));
  if (offers.length < 2) return undefined;
  return el(
    "section", { class: "part", "aria-labelledby": "compare-title", "data-key": "compare" },
    el("h2", { id: "compare-title" }, scene.say("ui.compare.title")),
    picture(scene, offers),
    el("p", { class: "quiet" }, scene.say("ui.compare.key")),
    el(
      "div", { class: "scroller", tabindex: "0", role: "group", "aria-labelledby": "compare-title" },
      el(
        "table", { class: "compare" },
        el("thead", {}, el("tr", {}, ...offers.map((offer) => head(scene, offer)))),
        el("tbody", {}, ...lines(scene).flatMap((line) => rows(scene, line, offers))),
      ),
    ),
  );
}

/** The name of a seller, with what is drawn of the course there. */
function head(scene: Scene, offer: Offer): HTMLElement {
  const total = offer.ways[0]?.total ?? { low: 0, high: 0 };
  const first = usualCase(offer.ways[0])?.dueFirst ?? 0;
  return el("th", {
    scope: "col", "data-offer": scene.estimate.offers.indexOf(offer),
    ...row("sides", { name: scene.name(offer), low: total.low, high: total.high, likely: rank(total), first }),
  }, scene.name(offer));
}

function picture(scene: Scene, offers: Offer[]): HTMLElement {
  const [least, ...others] = [...offers].sort((a, b) => rank(a.ways[0]?.total) - rank(b.ways[0]?.total));
  const most = others[others.length - 1];
  const apart = rank(most?.ways[0]?.total) - rank(least?.ways[0]?.total);
  const says = apart === 0 ? scene.say("ui.picture.sides.same") : scene.say("ui.picture.sides", {
    least: least ? scene.name(least) : "", most: most ? scene.name(most) : "", amount: scene.format.money(apart),
  });
  return figure(scene, "sides", says, [["you", scene.say("ui.picture.sides.total")], ["prepaid", scene.say("ui.offers.due_first")]], {});
}

/** Her quotes as they stand in the form, then the clinics by name: no column moves while she types. */
function columns(scene: Scene): (a: Offer, b: Offer) => number {
  const { locale } = scene.format;
  return (a, b) => a.kind - b.kind || (a.kind === OfferKind.Own ? a.index - b.index : scene.name(a).localeCompare(scene.name(b), locale));
}

function lines(scene: Scene): Line[] {
  const { format } = scene;
  const money = (range: Range | undefined): string => (range ? scene.text.range(range) : scene.say("ui.compare.not_said"));
  const exact = (key: string, of: (offer: Offer) => number | undefined): Line => ({
    label: scene.say(key), figure: of, text: (offer) => format.exact(of(offer) ?? 0),
  });
  const ranged = (label: string, of: (offer: Offer) => Range | undefined): Line => ({
    label, text: (offer) => money(of(offer)), figure: (offer) => rank(of(offer)),
  });
  const reach = (key: string, at: number): Line => ({ label: scene.say(key), text: (offer) => reached(scene, offer)[at]?.[1] ?? "" });
  return [
    ranged(scene.say("ui.compare.total", { count: scene.visits }), (offer) => offer.ways[0]?.total),
    { label: scene.say("ui.compare.way"), text: (offer) => way(scene, offer) },
    ranged(scene.say("ui.compare.unprepaid"), (offer) => wayOf(offer, WayKind.Unprepaid)?.total),
    exact("ui.offers.due_first", (offer) => usualCase(offer.ways[0])?.dueFirst),
    exact("ui.offers.paid_ahead", (offer) => usualCase(offer.ways[0])?.paidAhead),
    { label: scene.say("ui.compare.provider"), text: (offer) => capital(scene.provider(offer.provider)) },
    ranged(scene.say("ui.offers.per_minute"), (offer) => perMinute(scene, offer)),
    { label: scene.say("ui.compare.minutes"), text: (offer) => minutes(scene, offer) },
    reach("ui.reach.visits", 0),
    reach("ui.reach.minutes", 1),
    { label: scene.say("ui.compare.prices_from"), text: (offer) => source(scene, offer) ?? scene.say("ui.compare.not_said") },
  ];
}

/** What a minute of massage comes to, where the offer says how many are hands-on: like is compared with like. */
function perMinute(scene: Scene, offer: Offer): Range | undefined {
  const total = offer.ways[0]?.total;
  if (!total || offer.handsOn === 0) return undefined;
  const minutes = offer.handsOn * scene.visits;
  const each = (cents: number): number => Math.round(cents / minutes);
  return { low: each(total.low), high: each(total.high), likely: total.likely === undefined ? undefined : each(total.likely) };
}

function way(scene: Scene, offer: Offer): string {
  const shown = usualCase(offer.ways[0]);
  return shown ? `${capital(sentence(scene, shown))}.` : "";
}

function rows(scene: Scene, line: Line, offers: Offer[]): HTMLElement[] {
  const figures = offers.map((offer) => line.figure?.(offer));
  const known = figures.filter((figure): figure is number => figure !== undefined && Number.isFinite(figure));
  const least = Math.min(...known);
  const differ = known.some((figure) => figure !== least);
  const value = (offer: Offer, i: number): HTMLElement => {
    const lowest = differ && figures[i] === least;
    return el("td", { class: lowest && "least" }, line.text(offer), lowest && el("span", { class: "unseen" }, ` (${scene.say("ui.compare.least")})`));
  };
  return [
    el("tr", { class: "what" }, el("th", { scope: "rowgroup", colspan: offers.length }, line.label)),
    el("tr", {}, ...offers.map(value)),
  ];
}

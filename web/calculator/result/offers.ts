// The offers, the cheapest first, on one scale of dollars; each with the ways to
// pay it and what it asks ahead. The rule of the order stands above them.

import { draw, el } from "../dom";
import type { Offer, Range, Way } from "../estimate";
import { edition, ended } from "../force";
import { noDay } from "../format";
import { OfferKind } from "../wire/message/offer-kind";
import { WayKind } from "../wire/message/way-kind";
import { without } from "./even";
import { capital, sentence } from "./mix";
import { offerKey, type Scene, usualCase } from "./scene";
import { drawing, figure } from "./sum";

const wayNames: Record<number, string> = {
  [WayKind.Cheapest]: "cheapest", [WayKind.Unprepaid]: "unprepaid", [WayKind.Singles]: "singles",
  [WayKind.ClaimsAll]: "claims_all", [WayKind.CashApart]: "cash_apart", [WayKind.Secondary]: "secondary",
};

/** Notes that warn of losing money or of a rule that may bite. */
const warnings = /not_allowed|cash_allowed_unknown|limit_reached|not_in_force|prescription|not_found|plan_year_reset/;

/** By what an offer is ranked: the likely total, or the highest where nothing is typical. */
export function rank(range: Range | undefined): number {
  return range ? (range.likely ?? range.high) : Number.POSITIVE_INFINITY;
}

export function offersPart(scene: Scene): HTMLElement | undefined {
  const order = (offer: Offer): number => (isYardstick(scene, offer) ? Number.MAX_VALUE : rank(offer.ways[0]?.total));
  const all = [...scene.estimate.offers].sort((a, b) => order(a) - order(b));
  if (all.length === 0) return undefined;
  const priced = all.flatMap((offer) => offer.ways[0]?.total ?? []);
  const scale = { low: Math.min(...priced.map((r) => r.low)), high: Math.max(...priced.map((r) => r.high)) };
  return el(
    "section", { class: "part", "aria-labelledby": "offers-title", "data-key": "offers" },
    el("h2", { id: "offers-title" }, scene.say("ui.offers.title")),
    priced.length > 0 && el(
      "p", { class: "quiet" },
      scene.say("ui.offers.rule", { low: scene.format.money(scale.low), high: scene.format.money(scale.high) }),
    ),
    el("ul", { class: "offers" }, ...all.map((offer) => card(scene, offer, scale))),
  );
}

/** The region's price beside real offers is not ranked: it shows how they compare. */
function isYardstick(scene: Scene, offer: Offer): boolean {
  return offer.kind === OfferKind.Regional && scene.best !== offer && offer.ways.length > 0;
}

function card(scene: Scene, offer: Offer, scale: Range): HTMLElement {
  const { estimate, format } = scene;
  const at = estimate.offers.indexOf(offer);
  const best = at === estimate.best;
  const way = offer.ways[0];
  const shown = usualCase(way);
  const list = scene.list(offer);
  const over = list !== undefined && ended(list, estimate.asOf);
  const badge = (key: string, kind: string): HTMLElement => el("span", { class: `badge ${kind}`.trim() }, scene.say(`ui.offers.${key}`));
  const key = offerKey(offer);
  return el(
    "li", { class: best ? "offer best" : "offer", "data-offer": at, "data-key": key },
    el(
      "div", { class: "offer-head" },
      el("h3", {}, scene.name(offer)),
      best && estimate.offers.length > 1 && badge("cheapest", ""),
      isYardstick(scene, offer) && badge("yardstick", "plain"),
      offer.notes.includes("pricelist.demonstration") && badge("demonstration", "plain"),
      over && el("span", { class: "badge warn" }, scene.say("ui.list.over")),
      !way && badge("unpriced", "plain"),
      way && el("p", { class: "figure" }, ...figure(scene, way.total)),
    ),
    shown && el("p", {}, `${capital(sentence(scene, shown))}.`),
    way && bar(way.total, scale),
    el(
      "dl", { class: "figures" },
      shown && pair(scene.say("ui.offers.due_first"), format.exact(shown.dueFirst)),
      shown && pair(scene.say("ui.offers.paid_ahead"), format.exact(shown.paidAhead)),
      shown && shown.credit > 0 && pair(scene.say("ui.offers.credit"), format.exact(shown.credit)),
      pair(capital(scene.provider(offer.provider)), minutes(scene, offer)),
      ...(way ? reached(scene, offer) : []).map(([term, value]) => pair(term, value)),
    ),
    since(scene, offer),
    notes(scene, offer, way, over),
    differs(offer) && ways(scene, offer, `ways/${key}`),
    way && el(
      "p", { class: "take" },
      el("button", { type: "button", class: "button plain", "data-act": "visits", "data-offer": key },
        scene.say("ui.offers.show_visits"), el("span", { class: "unseen" }, `: ${scene.name(offer)}`)),
    ),
  );
}

/** Whether any other way to pay comes to another sum, or stands apart. */
function differs(offer: Offer): boolean {
  const [first] = offer.ways;
  return offer.ways.some(({ total, apart }) => apart || total.low !== first?.total.low || total.high !== first.total.high);
}

function pair(term: string, value: string): HTMLElement {
  return el("div", {}, el("dt", {}, term), el("dd", {}, value));
}

/** Booked minutes, and the hands-on ones where the offer says them. */
export function minutes(scene: Scene, offer: Offer): string {
  if (offer.handsOn > 0) return scene.say("ui.offers.hands_on", { hands_on: offer.handsOn, minutes: offer.booked });
  return scene.say("ui.offers.minutes", { minutes: offer.booked });
}

/** How much of the course she has had by week six: visits, and hands-on minutes where the offer says them. */
export function reached(scene: Scene, { early, whole }: Offer): [term: string, value: string][] {
  const of = (a: number, b: number): string => scene.say("ui.reach.of", { early: a, whole: b });
  return [
    [scene.say("ui.reach.visits"), of(early.visits, whole.visits)],
    [scene.say("ui.reach.minutes"), whole.handsOn > 0 ? of(early.handsOn, whole.handsOn) : scene.say("ui.compare.not_said")],
  ];
}

/** What a way is called among those of an offer. */
export function wayName(scene: Scene, offer: Offer, way: Way): string {
  const lacks = way.kind === WayKind.Without ? without(scene, offer, way.item, way.ofMembership) : undefined;
  return lacks ?? scene.say(`way.${wayNames[way.kind] ?? "cheapest"}`);
}

/** How old its prices are. */
function since(scene: Scene, offer: Offer): HTMLElement | undefined {
  const says = source(scene, offer);
  return says === undefined ? undefined : el("p", { class: "quiet" }, `${capital(says)}.`);
}

/** Where an offer's prices are from and how old they are; undefined where nobody said. */
export function source(scene: Scene, offer: Offer): string | undefined {
  const list = scene.list(offer);
  if (list) return edition(scene.text, scene.format, list, scene.estimate.asOf);
  if (offer.kind !== OfferKind.Own || offer.since === noDay) return undefined;
  return scene.say("ui.offers.quoted", { date: scene.format.date(offer.since) });
}

function bar(range: Range, scale: Range): HTMLElement {
  const width = Math.max(1, scale.high - scale.low);
  const at = (cents: number): number => Math.round(((cents - scale.low) / width) * 994);
  const exact = range.low === range.high;
  return el("div", { class: "bar" }, drawing(
    draw("rect", { class: "rail", x: 0, y: 6, width: 1000, height: 4 }),
    draw("rect", {
      class: "span", x: at(range.low), y: exact ? 1 : 3, width: Math.max(6, at(range.high) - at(range.low)), height: exact ? 14 : 10,
    }),
  ));
}

function notes(scene: Scene, offer: Offer, way: Way | undefined, over: boolean): HTMLElement | undefined {
  const codes = new Set([...offer.notes, ...(way?.notes ?? [])]);
  codes.delete("pricelist.demonstration"); // a badge says so
  if (over) codes.delete("pricelist.not_in_force"); // no visit is within its dates, not only some
  if (codes.size === 0 && !over) return undefined;
  return el(
    "ul", { class: "notes" },
    over && el("li", { class: "warn" }, scene.say("ui.list.over.text")),
    ...[...codes].map((code) => el("li", { class: warnings.test(code) && "warn" }, scene.say(`note.${code}`))),
    offer.missedLow + offer.missedHigh > 0 && el("li", {}, scene.say("ui.offers.missed", {
      low: scene.format.exact(offer.missedLow), high: scene.format.exact(offer.missedHigh),
    })),
  );
}

function ways(scene: Scene, offer: Offer, key: string): HTMLElement {
  const head = (name: string): HTMLElement => el("th", { scope: "col" }, scene.say(`ui.offers.${name}`));
  const row = (way: Way): HTMLElement => {
    const shown = usualCase(way);
    return el(
      "tr", {},
      el("th", { scope: "row" }, wayName(scene, offer, way), way.apart && " ", way.apart && el("span", { class: "badge warn" }, scene.say("ui.offers.apart"))),
      el("td", {}, shown && scene.format.exact(shown.dueFirst)),
      el("td", {}, shown && scene.format.exact(shown.paidAhead)),
      el("td", {}, scene.text.range(way.total)),
    );
  };
  return el(
    "details", { class: "fold", "data-key": key, open: scene.open.has(key) },
    el("summary", {}, scene.say("ui.offers.other_ways"), " ", el("em", {}, scene.format.count(offer.ways.length))),
    el("div", { class: "folded" }, el(
      "table", { class: "ways" },
      el("thead", {}, el("tr", {}, head("way"), head("due_first"), head("paid_ahead"), head("total"))),
      el("tbody", {}, ...offer.ways.map(row)),
    )),
  );
}

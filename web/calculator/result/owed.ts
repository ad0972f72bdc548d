// What a self-payer is owed in writing, and from which bill on she may dispute it:
// the good-faith estimate. It opens, because it is of use to her once she books.

import { el } from "../dom";
import type { Offer } from "../estimate";
import { noDay } from "../format";
import type { Scene } from "./scene";

const key = "good-faith";

export function owedPart(scene: Scene): HTMLElement | undefined {
  const { estimate: { asOf, goodFaith, offers }, format } = scene;
  if (!goodFaith) return undefined;
  const { bookedOn, by, ifAsked, whole } = goodFaith;
  const day = (name: string, values: Record<string, number>): string => (
    scene.say(`good_faith.${name}`, Object.fromEntries(Object.entries(values).map(([field, at]) => [field, format.date(at)])))
  );
  const lines = [
    unasked(bookedOn, by, day),
    day("asked", { asked: asOf, date: ifAsked }),
    scene.say(whole ? "good_faith.whole" : "good_faith.longer"),
    scene.say("good_faith.dispute"),
    ...offers.flatMap((offer) => bill(scene, offer)),
  ];
  return el(
    "section", { class: "part", "aria-labelledby": "owed-title", "data-key": "owed" },
    el(
      "details", { class: "fold", "data-key": key, open: scene.open.has(key) },
      el("summary", {}, el("span", { id: "owed-title" }, scene.say("good_faith.title"))),
      el(
        "div", { class: "folded" },
        el("p", {}, scene.say("good_faith.who")),
        el("ul", { class: "notes" }, ...lines.map((line) => el("li", {}, line))),
        el("p", { class: "quiet" }, scene.say("good_faith.source")),
      ),
    ),
  );
}

function unasked(bookedOn: number, by: number, day: (name: string, values: Record<string, number>) => string): string {
  if (bookedOn === noDay) return day("not_said", {});
  return by === noDay ? day("too_near", { booked: bookedOn }) : day("by", { booked: bookedOn, date: by });
}

/** The smallest bill that may be disputed at an offer, where there is one. */
function bill(scene: Scene, offer: Offer): string[] {
  if (!offer.disputable) return [];
  const { low, high } = offer.disputable;
  const exact = (cents: number): string => scene.format.exact(cents);
  const name = scene.name(offer);
  return [low === high
    ? scene.say("good_faith.bill", { name, amount: exact(low) })
    : scene.say("good_faith.bill.between", { name, low: exact(low), high: exact(high) })];
}

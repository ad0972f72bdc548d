// What would have to be otherwise for another way to win: the one fact, other bills of
// the year, and whether the answers could matter at all.

import { el } from "../dom";
import type { Offer, OtherBills, Otherwise } from "../estimate";
import { itemName } from "./even";
import { isTruth, valueOf } from "./facts";
import { wayName } from "./offers";
import type { Scene } from "./scene";

export function whatIfPart(scene: Scene): HTMLElement | undefined {
  const { firm, otherwise, otherBills } = scene.estimate;
  const lines = [
    firm ? scene.say("ui.whatif.firm") : undefined,
    otherwise && fact(scene, otherwise),
    otherBills && bills(scene, otherBills),
  ].filter((line) => line !== undefined);
  if (lines.length === 0) return undefined;
  return el(
    "section", { class: "part", "aria-labelledby": "whatif-title", "data-key": "whatif" },
    el("h2", { id: "whatif-title" }, scene.say("ui.whatif.title")),
    ...lines.map((line) => el("p", {}, line)),
  );
}

/** The one fact that would make another way win, and from which value on. */
function fact(scene: Scene, other: Otherwise): string | undefined {
  const winner = scene.estimate.offers[other.winner];
  const to = valueOf(scene, other.fact, other.to);
  const from = valueOf(scene, other.fact, other.from);
  if (!winner || to === undefined || from === undefined) return undefined;
  const of = scene.estimate.offers[other.offer];
  const name = scene.say(`fact.${other.fact}`);
  const whose = of && [scene.name(of), ...named(scene, of, other.item, other.fact.startsWith("offer.membership"))].join(", ");
  return scene.say(isTruth(other.fact) ? "ui.whatif.truth" : "ui.whatif.fact", {
    fact: whose ? `${whose}: ${name}` : name,
    from, to, way: route(scene, other, winner), amount: scene.format.exact(other.saves),
  });
}

/** How the way that wins then pays. */
function route(scene: Scene, { claims, buys }: Otherwise, winner: Offer): string {
  const name = scene.name(winner);
  if (buys.length === 0) return scene.say(claims ? "ui.whatif.claims" : "ui.whatif.singles", { name });
  const items = buys.flatMap(({ item, membership }) => named(scene, winner, item, membership)).join(", ");
  return scene.say(claims ? "ui.whatif.buys_claims" : "ui.whatif.buys", { name, items });
}

/** An item of an offer by its name, where it has one. */
function named(scene: Scene, { evens }: Offer, item: number, membership: boolean): string[] {
  const even = evens.find((e) => e.item === item && e.membership === membership);
  return even ? [itemName(scene, "ui.item", even)] : [];
}

/** From how much of other bills on a dearer way is the cheaper one in all. */
function bills(scene: Scene, other: OtherBills): string | undefined {
  const offer = scene.estimate.offers[other.offer];
  const way = offer?.ways[other.way];
  if (!offer || !way) return undefined;
  const exact = (amount: number): string => scene.format.exact(amount);
  const says = scene.say("ui.whatif.bills", {
    name: scene.name(offer), way: wayName(scene, offer, way), more: exact(other.more), gained: exact(other.gained), from: exact(other.bills),
  });
  const already = other.saves > 0 ? ` ${scene.say("ui.whatif.bills.already", { amount: exact(other.saves) })}` : "";
  return `${says}${already} ${scene.say("ui.whatif.bills.if")}`;
}

// From how many visits on each package and membership of the shown offer is cheaper
// than paying singly.

import { el } from "../dom";
import type { Even, Offer } from "../estimate";
import { foldedPart, spoken } from "./fold";
import { type Scene, shownCase } from "./scene";

export function evenPart(scene: Scene): HTMLElement | undefined {
  const { offer } = shownCase(scene);
  if (!offer || offer.evens.length === 0) return undefined;
  return foldedPart(
    scene, "even", scene.say("ui.even.title"),
    spoken(offer.evens.map((even) => [`${itemName(scene, "ui.item", even)}:`, [says(scene, even)]])),
    el("p", { class: "quiet" }, scene.say("ui.even.what")),
  );
}

function says(scene: Scene, { first, from }: Even): string {
  const visits = scene.visits;
  if (first === 0) return scene.say("ui.even.never", { count: visits });
  if (from === 0) return scene.say("ui.even.once", { count: first, visits });
  return first === from ? scene.say("ui.even.from", { count: from }) : scene.say("ui.even.both", { count: first, from });
}

/** "5-visit package ($400)". */
export function itemName(scene: Scene, key: string, { membership, visits, price }: Even): string {
  return scene.say(`${key}.${membership ? "membership" : "package"}`, { visits, amount: scene.format.money(price) });
}

/** What a way does without, by the name of the offer's item. */
export function without(scene: Scene, offer: Offer, item: number, membership: boolean): string | undefined {
  const even = offer.evens.find((e) => e.item === item && e.membership === membership);
  return even && itemName(scene, "way.without", even);
}

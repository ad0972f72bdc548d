// How one amount came to be: the rule in words, and under it each figure that
// the rule was applied to, with where that figure stands.

import { type Child, el, fragment } from "../dom";
import type { Entry, Input, Offer, RegionOrigin } from "../estimate";
import { forever, noDay } from "../format";
import { EntryKind } from "../wire/message/entry-kind";
import { Origin } from "../wire/message/origin";
import { Payer } from "../wire/message/payer";
import { Unit } from "../wire/message/unit";
import type { Scene } from "./scene";

const payers: Record<number, string> = {
  [Payer.You]: "you", [Payer.Plan]: "plan", [Payer.Provider]: "provider", [Payer.Prepaid]: "prepaid",
  [Payer.Treasury]: "treasury",
};

const origins: Record<number, string> = {
  [Origin.FromQuote]: "quote", [Origin.FromList]: "list", [Origin.FromRegion]: "region", [Origin.FromBenefit]: "benefit",
  [Origin.FromDefault]: "default", [Origin.FromBound]: "bound", [Origin.FromRule]: "rule", [Origin.FromRequest]: "request",
  [Origin.FromReference]: "reference",
};

/** One amount with its derivation. */
export function cent(scene: Scene, offer: Offer, entry: Entry): HTMLElement {
  return el(
    "div", { class: `cent ${payers[entry.payer] ?? ""}` },
    el("p", {}, el("strong", {}, heading(scene, entry)), ` ${scene.say(`rule.${entry.rule}`)}`),
    entry.inputs.length > 0 && el("dl", { class: "leaders" }, ...entry.inputs.map((input) => leader(scene, offer, entry, input))),
  );
}

function heading(scene: Scene, entry: Entry): string {
  const amount = scene.format.exact(Math.abs(entry.amount));
  if (entry.kind === EntryKind.Unused) return scene.say("ui.cent.unused", { amount });
  if (entry.payer === Payer.Prepaid) return scene.say("ui.cent.drawn", { amount });
  if (entry.payer === Payer.Provider) return scene.say(entry.amount < 0 ? "ui.cent.surcharge" : "ui.cent.discount", { amount });
  return scene.say("ui.cent.line", { payer: scene.say(`ledger.payer.${payers[entry.payer] ?? "you"}`), amount });
}

function leader(scene: Scene, offer: Offer, entry: Entry, input: Input): HTMLElement {
  return el(
    "div", {},
    el("dt", {}, scene.say(`field.${input.field}`)),
    el("dd", {}, value(scene, input)),
    el("dd", { class: "from" }, ...from(scene, offer, entry, input)),
  );
}

function value(scene: Scene, input: Input): string {
  const { format } = scene;
  switch (input.unit) {
    case Unit.Cents:
      return format.exact(input.value);
    case Unit.PPM:
      return format.rate(input.value);
    case Unit.Day:
      return input.value === forever ? scene.say("ui.unit.forever") : format.date(input.value);
    case Unit.HundredthCents:
      return format.fine(input.value);
    case Unit.Months:
      return scene.say("ui.unit.months", { count: input.value });
    default:
      return format.count(input.value);
  }
}

function from(scene: Scene, offer: Offer, entry: Entry, input: Input): Child[] {
  const origin = origins[input.origin];
  if (origin === undefined) return [];
  const dated = input.date !== noDay && scene.text.has(`origin.${origin}.undated`);
  const key = !dated && scene.text.has(`origin.${origin}.undated`) ? `origin.${origin}.undated` : `origin.${origin}`;
  const says: Child[] = [scene.say(key, { date: dated ? scene.format.date(input.date) : "", name: scene.name(offer) })];
  if (input.field === "region.index_ppm") says.push(`: ${scene.say("source.bea-rpp-states-2023")}`);
  if (input.field !== "region.base_cents") return says;
  const region = regionOf(offer, entry);
  if (region?.url) says.push(": ", el("a", { href: region.url, rel: "noopener noreferrer" }, scene.say(`source.${region.source}`)));
  return says;
}

/** Whose price level a regional figure was multiplied with, and who states its base. */
function regionOf(offer: Offer, entry: Entry): RegionOrigin | undefined {
  const figure = (field: string): number | undefined => entry.inputs.find((input) => input.field === field)?.value;
  const base = figure("region.base_cents");
  const index = figure("region.index_ppm");
  const { low, likely, high } = offer.region ?? {};
  return [likely, low, high].find((origin) => origin?.base === base && origin?.index === index);
}

/** All amounts of a visit, and the price that its shares add up to. */
export function derivation(scene: Scene, offer: Offer, entries: Entry[]): DocumentFragment {
  const shares = entries.filter((entry) => entry.kind === EntryKind.Share);
  const price = shares.reduce((sum, entry) => sum + entry.amount, 0);
  return fragment(
    ...entries.map((entry) => cent(scene, offer, entry)),
    shares.length > 1 && el(
      "dl", { class: "leaders" },
      el("div", { class: "total" }, el("dt", {}, scene.say("ui.cent.price")), el("dd", {}, scene.format.exact(price))),
    ),
  );
}

// The facts that may be unknown: who can answer, in what unit, and which control
// takes the answer.

import type { Unknown } from "../estimate";
import { OfferKind } from "../wire/message/offer-kind";
import type { Scene } from "./scene";

type Who = "insurer" | "clinic" | "doctor" | "self";
type Measure = "money" | "rate" | "count" | "months" | "fees" | "truth" | "kind";

interface Fact {
  who: Who;
  measure: Measure;
  /** The control, for an offer's fact below the quote's; none where nothing can be typed. */
  control?: string;
}

const facts: Record<string, Fact> = {
  "benefit.pays_for_massage_by": { who: "insurer", measure: "truth", control: "benefit.pays" },
  "benefit.network": { who: "insurer", measure: "truth", control: "benefit.network" },
  "benefit.prescription": { who: "doctor", measure: "truth", control: "benefit.prescription" },
  "benefit.prescription_needed": { who: "insurer", measure: "truth" },
  "benefit.deductible": { who: "insurer", measure: "money", control: "benefit.deductible" },
  "benefit.deductible_met": { who: "insurer", measure: "money", control: "benefit.deductible_met" },
  "benefit.cost_share.kind": { who: "insurer", measure: "kind", control: "benefit.share" },
  "benefit.cost_share.copay": { who: "insurer", measure: "money", control: "benefit.copay" },
  "benefit.cost_share.after_deductible": { who: "insurer", measure: "truth", control: "benefit.copay_waits" },
  "benefit.cost_share.coinsurance": { who: "insurer", measure: "rate", control: "benefit.coinsurance" },
  "benefit.out_of_pocket_maximum": { who: "insurer", measure: "money", control: "benefit.pocket_max" },
  "benefit.out_of_pocket_met": { who: "insurer", measure: "money", control: "benefit.pocket_met" },
  "benefit.limits.visits_per_year": { who: "insurer", measure: "count", control: "benefit.visits" },
  "benefit.allowed_amount": { who: "insurer", measure: "money", control: "benefit.allowed" },
  "benefit.other_bills_this_year": { who: "self", measure: "money", control: "benefit.other_bills" },
  "benefit.other_bills_timing": { who: "self", measure: "kind" },
  "benefit.referral": { who: "doctor", measure: "truth", control: "benefit.referral" },
  "benefit.referral_needed": { who: "insurer", measure: "truth", control: "benefit.referral_needed" },
  "benefit.authorisation": { who: "insurer", measure: "truth", control: "benefit.authorisation" },
  "benefit.authorisation_needed": { who: "insurer", measure: "truth", control: "benefit.authorisation_needed" },
  "benefit.deductible_left": { who: "insurer", measure: "money", control: "benefit.deductible_left" },
  "benefit.out_of_pocket_left": { who: "insurer", measure: "money", control: "benefit.pocket_left" },
  "benefit.family.deductible": { who: "insurer", measure: "money", control: "benefit.family.deductible" },
  "benefit.family.deductible_met": { who: "insurer", measure: "money", control: "benefit.family.deductible_met" },
  "benefit.family.out_of_pocket_maximum": { who: "insurer", measure: "money", control: "benefit.family.pocket_max" },
  "benefit.family.out_of_pocket_met": { who: "insurer", measure: "money", control: "benefit.family.pocket_met" },
  "benefit.limits.dollars_per_visit": { who: "insurer", measure: "money", control: "benefit.visit_cents" },
  "benefit.limits.minutes_per_visit": { who: "insurer", measure: "kind", control: "benefit.visit_minutes" },
  "benefit.limits.dollars_per_year": { who: "insurer", measure: "money", control: "benefit.year_cents" },
  "benefit.limits.dollars_used": { who: "insurer", measure: "money", control: "benefit.year_used" },
  "benefit.limits.shared": { who: "insurer", measure: "truth", control: "benefit.shared" },
  "benefit.outside.deductible": { who: "insurer", measure: "money", control: "benefit.outside.deductible" },
  "benefit.outside.deductible_met": { who: "insurer", measure: "money", control: "benefit.outside.deductible_met" },
  "benefit.outside.out_of_pocket_maximum": { who: "insurer", measure: "money", control: "benefit.outside.pocket_max" },
  "benefit.outside.out_of_pocket_met": { who: "insurer", measure: "money", control: "benefit.outside.pocket_met" },
  "benefit.outside.cost_share.kind": { who: "insurer", measure: "kind", control: "benefit.outside.share" },
  "benefit.outside.cost_share.copay": { who: "insurer", measure: "money", control: "benefit.outside.copay" },
  "benefit.outside.cost_share.coinsurance": { who: "insurer", measure: "rate", control: "benefit.outside.coinsurance" },
  "benefit.outside.reference": { who: "insurer", measure: "money", control: "benefit.outside.reference" },
  "offer.price": { who: "clinic", measure: "money", control: "price" },
  "offer.first_visit_price": { who: "clinic", measure: "money", control: "first_price" },
  "offer.package.price": { who: "clinic", measure: "money", control: "package.price" },
  "offer.package.expires": { who: "clinic", measure: "months", control: "package.expires" },
  "offer.package.refund": { who: "clinic", measure: "truth", control: "package.refund" },
  "offer.membership.fee": { who: "clinic", measure: "money", control: "membership.fee" },
  "offer.membership.setup_fee": { who: "clinic", measure: "money", control: "membership.setup_fee" },
  "offer.membership.member_price": { who: "clinic", measure: "money", control: "membership.member_price" },
  "offer.membership.minimum_term": { who: "clinic", measure: "fees", control: "membership.term" },
  "offer.hands_on_minutes": { who: "clinic", measure: "kind", control: "hands_on" },
};

export function whoKnows(unknown: Unknown): Who {
  return facts[unknown.fact]?.who ?? "self";
}

/** The control that takes the answer. */
export function controlOf(scene: Scene, unknown: Unknown): string | undefined {
  const control = facts[unknown.fact]?.control;
  if (control === undefined || unknown.fact.startsWith("benefit.")) return control;
  const offer = scene.estimate.offers[unknown.offer];
  if (!offer || offer.kind === OfferKind.Clinic) return undefined;
  // The region's range gives way to the price of one place: her first quote.
  if (offer.kind === OfferKind.Regional) return "own[0].price";
  return `own[${scene.own[offer.index] ?? offer.index}].${control}`;
}

/** What is taken for an unknown until it is known. */
export function assumption(scene: Scene, { assumed, fact }: Unknown): string | undefined {
  if (assumed === undefined) return undefined;
  const words = valueOf(scene, fact, assumed);
  if (words !== undefined) return words;
  return scene.text.has(`ui.assumed.${fact}`) ? scene.say(`ui.assumed.${fact}`) : undefined;
}

/** A fact's value in words; undefined where its measure has none of its own. */
export function valueOf(scene: Scene, fact: string, value: number): string | undefined {
  const { format } = scene;
  switch (facts[fact]?.measure) {
    case "money":
      return format.money(value);
    case "rate":
      return format.rate(value);
    case "count":
      return scene.say("ui.unit.visits", { count: value });
    case "months":
      return scene.say("ui.unit.months", { count: value });
    case "fees":
      return scene.say("ui.unit.fees", { count: value });
    case "truth":
      return scene.say(value === 1 ? "ui.unit.yes" : "ui.unit.no");
    default:
      return undefined;
  }
}

/** Whether a fact is answered by yes or no. */
export function isTruth(fact: string): boolean {
  return facts[fact]?.measure === "truth";
}

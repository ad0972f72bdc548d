// What was said of the plan's benefit. A part of which nothing was said is left
// out, and what belongs to an answer is said with that answer alone.

import type { Benefit, Family, Limits, Outside, Permit, Settings, Yearly } from "../benefit";
import { Answer } from "../wire/message/answer";
import { CapTiming } from "../wire/message/cap-timing";
import { CoinsuranceBase } from "../wire/message/coinsurance-base";
import { CopayAtEnd } from "../wire/message/copay-at-end";
import { CopayOrder } from "../wire/message/copay-order";
import { FamilyRule } from "../wire/message/family-rule";
import { Network } from "../wire/message/network";
import { ShareKind } from "../wire/message/share-kind";
import type { Answers } from "./answers";
import { answers, providers } from "./codes";

const networks: Record<string, Network> = { in: Network.In, out: Network.Out };
const shares: Record<string, ShareKind> = { copay: ShareKind.Copay, coinsurance: ShareKind.Coinsurance, both: ShareKind.Both };
const families: Record<string, FamilyRule> = { embedded: FamilyRule.Embedded, aggregate: FamilyRule.Aggregate };
const orders: Record<string, CopayOrder> = { copay_first: CopayOrder.CopayFirst };
const bases: Record<string, CoinsuranceBase> = { gross_of_copay: CoinsuranceBase.GrossOfCopay };
const ends: Record<string, CopayAtEnd> = { waived: CopayAtEnd.Waived, whole: CopayAtEnd.Whole };
const timings: Record<string, CapTiming> = { last: CapTiming.Last };

export function benefit(a: Answers): Benefit | undefined {
  if (a.has("benefit") || !a.anySaid("benefit.")) return undefined;
  const paid = a.choices("benefit.by").flatMap((code) => providers[code] ?? []);
  const pays = answer(a, "benefit.pays");
  return {
    payer: a.choice("benefit.payer"),
    // Without a word of whom it pays, that it pays at all tells nothing yet.
    coverage: pays === Answer.Yes && paid.length === 0 ? Answer.NotKnown : pays,
    paid: pays === Answer.Yes ? paid : [],
    network: networks[a.choice("benefit.network")] ?? Network.NotKnown,
    ...yearly(a, "benefit"),
    deductibleLeft: a.span("benefit.deductible_left"),
    share: share(a, "benefit.share"),
    copay: a.span("benefit.copay"),
    copayWaits: answer(a, "benefit.copay_waits"),
    coinsurance: a.span("benefit.coinsurance"),
    pocketLeft: a.span("benefit.pocket_left"),
    allowed: a.span("benefit.allowed"),
    visitLimit: a.span("benefit.visits"),
    noVisitLimit: ticked(a, "benefit.no_visit_limit"),
    visitsUsed: a.figure("benefit.visits_used") ?? 0,
    prescription: answer(a, "benefit.prescription"),
    scriptExpires: a.figure("benefit.prescription_until"),
    otherBills: a.span("benefit.other_bills"),
    yearMonth: Number(a.choice("benefit.year_starts")),
    family: family(a),
    limits: limits(a),
    referral: permit(a, "benefit.referral"),
    authorisation: permit(a, "benefit.authorisation"),
    outside: outside(a),
    settings: settings(a),
  };
}

const answer = (a: Answers, name: string): Answer => answers[a.choice(name)] ?? Answer.NotKnown;
const share = (a: Answers, name: string): ShareKind => shares[a.choice(name)] ?? ShareKind.NotKnown;
const ticked = (a: Answers, name: string): boolean => a.choice(name) === "yes";

/** A part in which something was said; what says nothing is undefined, zero or false. */
function said<T extends object>(part: T): T | undefined {
  return Object.values(part).some(Boolean) ? part : undefined;
}

function yearly(a: Answers, at: string): Yearly {
  return {
    deductible: a.span(`${at}.deductible`),
    deductibleMet: a.span(`${at}.deductible_met`),
    pocketMax: a.span(`${at}.pocket_max`),
    pocketMet: a.span(`${at}.pocket_met`),
  };
}

function family(a: Answers): Family | undefined {
  const rule = families[a.choice("benefit.family")];
  return rule === undefined ? undefined : { rule, ...yearly(a, "benefit.family") };
}

function limits(a: Answers): Limits | undefined {
  return said({
    visitCents: a.span("benefit.visit_cents"),
    visitMinutes: a.span("benefit.visit_minutes"),
    yearCents: a.span("benefit.year_cents"),
    yearUsed: a.span("benefit.year_used"),
    shared: answer(a, "benefit.shared"),
    sharedUsed: a.figure("benefit.shared_used") ?? 0,
  });
}

function permit(a: Answers, at: string): Permit | undefined {
  const have = answer(a, at);
  const had = have === Answer.Yes;
  return said({
    needed: answer(a, `${at}_needed`),
    have,
    expires: had ? a.figure(`${at}_until`) : undefined,
    visits: had ? (a.figure(`${at}_visits`) ?? 0) : 0,
  });
}

function outside(a: Answers): Outside | undefined {
  return said({
    pays: answer(a, "benefit.outside"),
    ...yearly(a, "benefit.outside"),
    share: share(a, "benefit.outside.share"),
    copay: a.span("benefit.outside.copay"),
    coinsurance: a.span("benefit.outside.coinsurance"),
    reference: a.span("benefit.outside.reference"),
    delay: a.figure("benefit.outside.delay") ?? 0,
    assigned: answer(a, "benefit.outside.assigned"),
  });
}

function settings(a: Answers): Settings | undefined {
  return said({
    copayOrder: orders[a.choice("benefit.copay_order")] ?? CopayOrder.DeductibleFirst,
    coinsuranceOn: bases[a.choice("benefit.coinsurance_on")] ?? CoinsuranceBase.NetOfCopay,
    copayAtEnd: ends[a.choice("benefit.copay_at_end")] ?? CopayAtEnd.OfRest,
    visitCap: timings[a.choice("benefit.visit_cap")] ?? CapTiming.First,
    pocketExcludes: ticked(a, "benefit.pocket_excludes"),
    onlyPaidCount: ticked(a, "benefit.only_paid"),
    failureOnPatient: ticked(a, "benefit.failure"),
  });
}

// What is known of the plan's benefit, as a part of the request. The shape is that
// of the schema (wasm/wire/request.fbs); a part of which nothing is said is not
// there.

import type { Builder, Offset } from "flatbuffers";
import { noDay } from "./format";
import { type Span, span } from "./quantity";
import type { Answer } from "./wire/message/answer";
import { Benefit as WireBenefit } from "./wire/message/benefit";
import type { CapTiming } from "./wire/message/cap-timing";
import type { CoinsuranceBase } from "./wire/message/coinsurance-base";
import type { CopayAtEnd } from "./wire/message/copay-at-end";
import type { CopayOrder } from "./wire/message/copay-order";
import { Family as WireFamily } from "./wire/message/family";
import type { FamilyRule } from "./wire/message/family-rule";
import { Limits as WireLimits } from "./wire/message/limits";
import type { Network } from "./wire/message/network";
import { Outside as WireOutside } from "./wire/message/outside";
import { Permit as WirePermit } from "./wire/message/permit";
import type { Provider } from "./wire/message/provider";
import { Settings as WireSettings } from "./wire/message/settings";
import type { ShareKind } from "./wire/message/share-kind";

/** The amounts of a plan year and what is met of them. */
export interface Yearly { deductible?: Span; deductibleMet?: Span; pocketMax?: Span; pocketMet?: Span }
export interface Family extends Yearly { rule: FamilyRule }
export interface Limits {
  visitCents?: Span; visitMinutes?: Span; yearCents?: Span; yearUsed?: Span; shared: Answer; sharedUsed: number;
}
export interface Permit { needed: Answer; have: Answer; expires?: number; visits: number }
export interface Outside extends Yearly {
  pays: Answer; share: ShareKind; copay?: Span; coinsurance?: Span; reference?: Span; delay: number; assigned: Answer;
}
export interface Settings {
  copayOrder: CopayOrder; coinsuranceOn: CoinsuranceBase; copayAtEnd: CopayAtEnd; visitCap: CapTiming;
  pocketExcludes: boolean; onlyPaidCount: boolean; failureOnPatient: boolean;
}
export interface Benefit extends Yearly {
  payer?: string; coverage: Answer; paid: Provider[]; network: Network; deductibleLeft?: Span;
  share: ShareKind; copay?: Span; copayWaits: Answer; coinsurance?: Span; pocketLeft?: Span; allowed?: Span;
  visitLimit?: Span; noVisitLimit: boolean; visitsUsed: number; prescription: Answer; scriptExpires?: number;
  otherBills?: Span; yearMonth: number; family?: Family; limits?: Limits; referral?: Permit; authorisation?: Permit;
  outside?: Outside; settings?: Settings;
}

export function benefitOf(b: Builder, v: Benefit): Offset {
  const payer = v.payer ? b.createSharedString(v.payer) : 0;
  const paid = v.paid.length && WireBenefit.createPaidProvidersVector(b, v.paid);
  const settings = v.settings ? settingsOf(b, v.settings) : 0;
  const family = v.family ? familyOf(b, v.family) : 0;
  const limits = v.limits ? limitsOf(b, v.limits) : 0;
  const referral = v.referral ? permitOf(b, v.referral) : 0;
  const authorisation = v.authorisation ? permitOf(b, v.authorisation) : 0;
  const outside = v.outside ? outsideOf(b, v.outside) : 0;
  WireBenefit.startBenefit(b);
  WireBenefit.addPayer(b, payer);
  WireBenefit.addCoverage(b, v.coverage);
  WireBenefit.addPaidProviders(b, paid);
  WireBenefit.addNetwork(b, v.network);
  span(b, WireBenefit.addDeductible, v.deductible);
  span(b, WireBenefit.addDeductibleMet, v.deductibleMet);
  span(b, WireBenefit.addDeductibleLeft, v.deductibleLeft);
  WireBenefit.addShare(b, v.share);
  span(b, WireBenefit.addCopay, v.copay);
  WireBenefit.addCopayWaits(b, v.copayWaits);
  span(b, WireBenefit.addCoinsurance, v.coinsurance);
  span(b, WireBenefit.addPocketMax, v.pocketMax);
  span(b, WireBenefit.addPocketMet, v.pocketMet);
  span(b, WireBenefit.addPocketLeft, v.pocketLeft);
  span(b, WireBenefit.addAllowed, v.allowed);
  span(b, WireBenefit.addVisitLimit, v.visitLimit);
  WireBenefit.addNoVisitLimit(b, v.noVisitLimit);
  WireBenefit.addVisitsUsed(b, v.visitsUsed);
  WireBenefit.addPrescription(b, v.prescription);
  WireBenefit.addScriptExpires(b, v.scriptExpires ?? noDay);
  span(b, WireBenefit.addOtherBills, v.otherBills);
  if (v.yearMonth) {
    WireBenefit.addYearMonth(b, v.yearMonth);
    WireBenefit.addYearDay(b, 1);
  }
  WireBenefit.addSettings(b, settings);
  WireBenefit.addFamily(b, family);
  WireBenefit.addLimits(b, limits);
  WireBenefit.addReferral(b, referral);
  WireBenefit.addAuthorisation(b, authorisation);
  WireBenefit.addOutside(b, outside);
  return WireBenefit.endBenefit(b);
}

function settingsOf(b: Builder, v: Settings): Offset {
  return WireSettings.createSettings(
    b, v.copayOrder, v.coinsuranceOn, v.copayAtEnd, v.visitCap, v.pocketExcludes, v.onlyPaidCount, v.failureOnPatient,
  );
}

function familyOf(b: Builder, v: Family): Offset {
  WireFamily.startFamily(b);
  WireFamily.addRule(b, v.rule);
  span(b, WireFamily.addDeductible, v.deductible);
  span(b, WireFamily.addDeductibleMet, v.deductibleMet);
  span(b, WireFamily.addPocketMax, v.pocketMax);
  span(b, WireFamily.addPocketMet, v.pocketMet);
  return WireFamily.endFamily(b);
}

function limitsOf(b: Builder, v: Limits): Offset {
  WireLimits.startLimits(b);
  span(b, WireLimits.addVisitCents, v.visitCents);
  span(b, WireLimits.addVisitMinutes, v.visitMinutes);
  span(b, WireLimits.addYearCents, v.yearCents);
  span(b, WireLimits.addYearUsed, v.yearUsed);
  WireLimits.addShared(b, v.shared);
  WireLimits.addSharedUsed(b, v.sharedUsed);
  return WireLimits.endLimits(b);
}

export function permitOf(b: Builder, v: Permit): Offset {
  return WirePermit.createPermit(b, v.needed, v.have, v.expires ?? noDay, v.visits);
}

function outsideOf(b: Builder, v: Outside): Offset {
  WireOutside.startOutside(b);
  WireOutside.addPays(b, v.pays);
  span(b, WireOutside.addDeductible, v.deductible);
  span(b, WireOutside.addDeductibleMet, v.deductibleMet);
  span(b, WireOutside.addPocketMax, v.pocketMax);
  span(b, WireOutside.addPocketMet, v.pocketMet);
  WireOutside.addShare(b, v.share);
  span(b, WireOutside.addCopay, v.copay);
  span(b, WireOutside.addCoinsurance, v.coinsurance);
  span(b, WireOutside.addReference, v.reference);
  WireOutside.addDelay(b, v.delay);
  WireOutside.addAssigned(b, v.assigned);
  return WireOutside.endOutside(b);
}

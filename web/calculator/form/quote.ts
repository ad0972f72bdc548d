// One quote of hers as the request's shape: the same as a clinic's list, with
// one kind of visit, at most one package and one membership.

import type { Change, Membership, Package, Quote } from "../request";
import { Answer } from "../wire/message/answer";
import { ExpiryRule } from "../wire/message/expiry-rule";
import { IntervalUnit } from "../wire/message/interval-unit";
import type { Provider } from "../wire/message/provider";
import { RefundRule } from "../wire/message/refund-rule";
import { UnusedRule } from "../wire/message/unused-rule";
import type { Answers } from "./answers";
import { answers, providers } from "./codes";

const rules: Record<string, ExpiryRule> = {
  never: ExpiryRule.Never,
  after_purchase: ExpiryRule.AfterPurchase,
  after_first_use: ExpiryRule.AfterFirstUse,
  fixed_date: ExpiryRule.FixedDate,
};

const refunds: Record<string, RefundRule> = {
  no: RefundRule.None,
  unused_in_full: RefundRule.Unused,
  used_visits_at_full_price: RefundRule.UsedAtSingle,
  unused_less_fee: RefundRule.UnusedLessFee,
  not_known: RefundRule.Unsure,
};

const kept: Record<string, UnusedRule> = { roll_over: UnusedRule.RollOver, accumulate: UnusedRule.Accumulate };

const units: Record<string, IntervalUnit> = { week: IntervalUnit.Week, year: IntervalUnit.Year };

/** The quote of a number, or nothing while no amount is known of it. */
export function quoteOf(a: Answers, number: number, provider: Provider, minutes: number): Quote | undefined {
  const at = `own[${number}]`;
  if (a.has(at)) return undefined;
  const price = a.span(`${at}.price`);
  const firstVisit = a.span(`${at}.first_price`);
  const has = a.choices(`${at}.has`);
  const pack = has.includes("package") ? packageOf(a, `${at}.package`) : undefined;
  const member = has.includes("membership") ? membershipOf(a, `${at}.membership`) : undefined;
  if (!price && !pack && !member) return undefined;
  return {
    // What is pasted may hold control characters, which no name has.
    name: a.choice(`${at}.name`).replace(/\p{Cc}+/gu, " ").trim(),
    provider: providers[a.choice(`${at}.provider`)] ?? provider,
    minutes: a.figure(`${at}.minutes`) ?? minutes,
    handsOn: a.figure(`${at}.hands_on`) ?? 0,
    price,
    firstVisit,
    quotedOn: a.figure(`${at}.quoted_on`),
    packages: pack ? [pack] : [],
    memberships: member ? [member] : [],
    card: a.figure(`${at}.card`) ?? 0,
    salesTax: a.figure(`${at}.sales_tax`) ?? 0,
    tips: answers[a.choice(`${at}.tips`)] ?? Answer.NotKnown,
    changes: changesOf(a, `${at}.change`, pack !== undefined, member !== undefined),
  };
}

/** The prices of a later day, of what is sold there. */
function changesOf(a: Answers, at: string, pack: boolean, member: boolean): Change[] {
  const price = exact(a.figure(`${at}.price`));
  const packagePrice = pack ? exact(a.figure(`${at}.package`)) : undefined;
  const fee = member ? exact(a.figure(`${at}.fee`)) : undefined;
  if ((!price && !packagePrice && !fee) || a.has(at) || a.has(`${at}.from`)) return [];
  return [{ from: a.figure(`${at}.from`), price, packagePrice, fee, keep: answers[a.choice(`${at}.keep`)] ?? Answer.NotKnown }];
}

function exact(value: number | undefined): { low: number; high: number } | undefined {
  return value === undefined ? undefined : { low: value, high: value };
}

/** A part that lacks what it cannot do without is sent once, for the engine to say so, and then left out. */
function packageOf(a: Answers, at: string): Package | undefined {
  const price = a.span(`${at}.price`);
  const inMinutes = a.choice(`${at}.unit`) === "minute";
  const credits = `${at}.${inMinutes ? "minutes" : "visits"}`;
  const held = a.figure(credits);
  if (!price || a.has(at) || (held === undefined && a.has(credits))) return undefined;
  let expiry = rules[a.choice(`${at}.expires`)] ?? ExpiryRule.NotKnown;
  const counted = expiry === ExpiryRule.AfterPurchase || expiry === ExpiryRule.AfterFirstUse;
  const fixed = expiry === ExpiryRule.FixedDate;
  const months = counted ? (a.figure(`${at}.months`) ?? 0) : 0;
  const date = fixed ? a.figure(`${at}.date`) : undefined;
  if ((counted && a.has(`${at}.months`)) || (fixed && a.has(`${at}.date`))) expiry = ExpiryRule.NotKnown;
  return {
    visits: inMinutes ? 0 : (held ?? 0), minutes: inMinutes ? (held ?? 0) : 0, price, expiry, months, date,
    ...refundOf(a, at), firstOnly: a.choice(`${at}.first_only`) === "yes",
  };
}

/** What comes back of a package. Where it is less a fee that is not known, it may be anything. */
function refundOf(a: Answers, at: string): { refund: RefundRule; refundFee: number } {
  const refund = refunds[a.choice(`${at}.refund`)] ?? RefundRule.NotKnown;
  if (refund !== RefundRule.UnusedLessFee) return { refund, refundFee: 0 };
  if (a.has(`${at}.refund_fee`)) return { refund: RefundRule.Unsure, refundFee: 0 };
  return { refund, refundFee: a.figure(`${at}.refund_fee`) ?? 0 };
}

function membershipOf(a: Answers, at: string): Membership | undefined {
  const fee = a.span(`${at}.fee`);
  if (!fee || a.has(at)) return undefined;
  const rule = kept[a.choice(`${at}.unused`)] ?? UnusedRule.Reset;
  const unused = rule === UnusedRule.RollOver && a.has(`${at}.cap`) ? UnusedRule.Reset : rule;
  // "week_4": the unit and how many of it.
  const [unit = "", every] = a.choice(`${at}.interval`).split("_");
  return {
    fee,
    setupFee: a.span(`${at}.setup_fee`),
    credits: a.figure(`${at}.credits`) ?? 1,
    unused,
    cap: unused === UnusedRule.RollOver ? (a.figure(`${at}.cap`) ?? 0) : 0,
    minimum: a.span(`${at}.term`),
    memberPrice: a.span(`${at}.member_price`),
    every: Number(every ?? 1),
    unit: units[unit] ?? IntervalUnit.Month,
    notice: a.figure(`${at}.notice`) ?? 0,
    cycles: a.figure(`${at}.cycles`) ?? 0,
  };
}

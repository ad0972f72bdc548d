// One quote of hers as the request's shape: the same as a clinic's list, with
// one kind of visit, at most one package and one membership.

import type { Membership, Package, Quote } from "../request";
import { ExpiryRule } from "../wire/message/expiry-rule";
import type { Provider } from "../wire/message/provider";
import { UnusedRule } from "../wire/message/unused-rule";
import type { Answers } from "./answers";
import { providers } from "./codes";

const rules: Record<string, ExpiryRule> = {
  never: ExpiryRule.Never,
  after_purchase: ExpiryRule.AfterPurchase,
  after_first_use: ExpiryRule.AfterFirstUse,
  fixed_date: ExpiryRule.FixedDate,
};

/** The quote of a number, or nothing while no amount is known of it. */
export function quoteOf(a: Answers, number: number, provider: Provider, minutes: number): Quote | undefined {
  const at = `own[${number}]`;
  if (a.has(at)) return undefined;
  const price = a.span(`${at}.price`);
  const firstVisit = exact(a.figure(`${at}.first_price`));
  const has = a.choices(`${at}.has`);
  const pack = has.includes("package") ? packageOf(a, `${at}.package`) : undefined;
  const member = has.includes("membership") ? membershipOf(a, `${at}.membership`) : undefined;
  if (!price && !pack && !member) return undefined;
  return {
    name: a.choice(`${at}.name`),
    provider: providers[a.choice(`${at}.provider`)] ?? provider,
    minutes: a.figure(`${at}.minutes`) ?? minutes,
    price,
    firstVisit,
    quotedOn: a.figure(`${at}.quoted_on`),
    packages: pack ? [pack] : [],
    memberships: member ? [member] : [],
  };
}

function exact(value: number | undefined): { low: number; high: number } | undefined {
  return value === undefined ? undefined : { low: value, high: value };
}

/** A part that lacks what it cannot do without is sent once, for the engine to say so, and then left out. */
function packageOf(a: Answers, at: string): Package | undefined {
  const price = a.span(`${at}.price`);
  const visits = a.figure(`${at}.visits`);
  if (!price || a.has(at) || (visits === undefined && a.has(`${at}.visits`))) return undefined;
  let expiry = rules[a.choice(`${at}.expires`)] ?? ExpiryRule.NotKnown;
  const counted = expiry === ExpiryRule.AfterPurchase || expiry === ExpiryRule.AfterFirstUse;
  const fixed = expiry === ExpiryRule.FixedDate;
  const months = counted ? (a.figure(`${at}.months`) ?? 0) : 0;
  const date = fixed ? a.figure(`${at}.date`) : undefined;
  if ((counted && a.has(`${at}.months`)) || (fixed && a.has(`${at}.date`))) expiry = ExpiryRule.NotKnown;
  return { visits: visits ?? 0, price, expiry, months, date };
}

function membershipOf(a: Answers, at: string): Membership | undefined {
  const fee = a.span(`${at}.fee`);
  if (!fee || a.has(at)) return undefined;
  const rolls = a.choice(`${at}.unused`) === "roll_over" && !a.has(`${at}.cap`);
  return {
    fee,
    setupFee: exact(a.figure(`${at}.setup_fee`)),
    credits: a.figure(`${at}.credits`) ?? 1,
    unused: rolls ? UnusedRule.RollOver : UnusedRule.Reset,
    cap: rolls ? (a.figure(`${at}.cap`) ?? 0) : 0,
    months: exact(a.figure(`${at}.term`)),
    memberPrice: exact(a.figure(`${at}.member_price`)),
  };
}

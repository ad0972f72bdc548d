// What the answers say of accounts and taxes.

import type { Accounts, Tax } from "../funds";
import { AccountCoverage } from "../wire/message/account-coverage";
import { AccountRoute } from "../wire/message/account-route";
import { Answer } from "../wire/message/answer";
import { FilingStatus } from "../wire/message/filing-status";
import { Leftover } from "../wire/message/leftover";
import { PrepaidRule } from "../wire/message/prepaid-rule";
import type { Answers } from "./answers";
import { answers } from "./codes";

const leftovers: Record<string, Leftover> = { none: Leftover.Forfeit, carry_over: Leftover.CarryOver, grace: Leftover.Grace };
const coverages: Record<string, AccountCoverage> = { self: AccountCoverage.SelfOnly, family: AccountCoverage.Family };
const routes: Record<string, AccountRoute> = { payroll: AccountRoute.Payroll, self_made: AccountRoute.SelfMade };
const statuses: Record<string, FilingStatus> = {
  single: FilingStatus.Single, married_joint: FilingStatus.MarriedJoint,
  married_separate: FilingStatus.MarriedSeparate, head_of_household: FilingStatus.HeadOfHousehold,
};

export function accounts(a: Answers, asOf: number): Accounts | undefined {
  if (a.has("accounts") || !a.anySaid("accounts.")) return undefined;
  const kind = a.choice("accounts.kind");
  if (kind === "unknown" && a.choice("accounts.letter") === "") return undefined;
  return {
    letter: answers[a.choice("accounts.letter")] ?? Answer.NotKnown,
    letterFrom: a.figure("accounts.letter_from"),
    letterUntil: a.figure("accounts.letter_until"),
    prepaid: a.choice("accounts.when_paid") === "yes" ? PrepaidRule.WhenPaid : PrepaidRule.WhenReceived,
    fsa: kind === "fsa" && !a.has("accounts.fsa") ? {
      election: a.span("accounts.fsa.election"),
      carriedIn: a.figure("accounts.fsa.carried_in") ?? 0,
      left: a.span("accounts.fsa.left"),
      yearEnds: a.figure("accounts.fsa.year_ends"),
      leftover: leftovers[a.choice("accounts.fsa.leftover")] ?? Leftover.NotKnown,
      cap: a.span("accounts.fsa.cap"),
      runOut: a.figure("accounts.fsa.run_out") ?? 0,
      other: a.span("accounts.fsa.other"),
      open: answers[a.choice("accounts.fsa.open")] ?? Answer.NotKnown,
      planned: a.span("accounts.fsa.planned"),
    } : undefined,
    hsa: kind === "hsa" && !a.has("accounts.hsa") ? {
      coverage: coverages[a.choice("accounts.hsa.coverage")] ?? AccountCoverage.NotKnown,
      from: a.figure("accounts.hsa.from"),
      until: a.figure("accounts.hsa.until"),
      medicare: a.figure("accounts.hsa.medicare"),
      born: born(a.choice("accounts.hsa.over_55"), asOf),
      opened: a.figure("accounts.hsa.opened"),
      lastMonth: a.choice("accounts.hsa.last_month") === "yes",
      planned: a.span("accounts.hsa.planned"),
      route: routes[a.choice("accounts.hsa.route")] ?? AccountRoute.NotKnown,
    } : undefined,
  };
}

/** A year of birth that says the same: who is not 55 does not become it in the course. */
function born(over55: string, asOf: number): number {
  const year = new Date(asOf * 86_400_000).getUTCFullYear();
  if (over55 === "yes") return year - 55;
  return over55 === "no" ? year - 50 : 0;
}

export function tax(a: Answers): Tax | undefined {
  if (a.has("tax") || !a.anySaid("tax.")) return undefined;
  return {
    status: statuses[a.choice("tax.status")] ?? FilingStatus.NotSaid,
    income: a.span("tax.income"),
    gross: a.span("tax.gross"),
    wages: a.span("tax.wages"),
    state: a.span("tax.state"),
    stateTaxesHSA: a.choice("tax.state_taxes_hsa") === "yes",
    stateTaxesFSA: a.choice("tax.state_taxes_fsa") === "yes",
    itemizes: answers[a.choice("tax.itemizes")] ?? Answer.NotKnown,
    otherMedical: a.span("tax.other_medical"),
  };
}

// The days that matter in a course that is settled, read off the plan and the
// ledger. The engine's package agenda lists the same for the command line, and a
// test holds one to the other; nothing is decided here.

import type { Case, Entry, Plan } from "../estimate";
import { forever, noDay } from "../format";
import { EntryKind } from "../wire/message/entry-kind";
import { Payer } from "../wire/message/payer";

/** In the order in which those of one day are listed. */
const order = ["visit", "payment", "reimbursed", "refunded", "reassess", "last_day", "claim_by"] as const;
export type DayKind = (typeof order)[number];

/** A day, the how many-th of its kind, and what is paid or expected back on it. */
export interface Day { kind: DayKind; day: number; number: number; item: number; amount: number }

export function agenda(plan: Plan, shown: Case): Day[] {
  const all: Day[] = [];
  const of = (kind: DayKind, day: number, item = -1): Day => {
    let found = all.find((one) => one.kind === kind && one.day === day && one.item === item);
    if (!found) all.push(found = { kind, day, number: 0, item, amount: 0 });
    return found;
  };
  for (const { date } of plan.visits) all.push({ kind: "visit", day: date, number: 0, item: -1, amount: paidOn(shown, date) });
  for (const entry of shown.entries) {
    const paid = paidOn(shown, entry.date);
    if (entry.kind === EntryKind.Return) of(comesBack(entry.rule), entry.date).amount += entry.amount;
    else if (paid > 0) of("payment", entry.date).amount = paid;
    for (const { field, value } of entry.inputs) {
      if (field === "packages.last_day" && value !== forever) of("last_day", value, entry.item);
    }
  }
  if (plan.reassess !== noDay && plan.reassess !== 0) of("reassess", plan.reassess);
  if (shown.claimBy !== noDay) of("claim_by", shown.claimBy);
  all.sort((a, b) => a.day - b.day || order.indexOf(a.kind) - order.indexOf(b.kind));
  const counts = new Map<DayKind, number>();
  for (const one of all) counts.set(one.kind, one.number = (counts.get(one.kind) ?? 0) + 1);
  return all;
}

function comesBack(rule: string): DayKind {
  return rule === "cover.reimbursement" || rule === "secondary.reimbursed" ? "reimbursed" : "refunded";
}

/** Whether money leaves her hand by an entry. */
export function leavesHand({ payer, kind }: Entry): boolean {
  return payer === Payer.You && kind !== EntryKind.Unused && kind !== EntryKind.Return;
}

function paidOn(shown: Case, day: number): number {
  return shown.entries.reduce((sum, entry) => (entry.date === day && leavesHand(entry) ? sum + entry.amount : sum), 0);
}

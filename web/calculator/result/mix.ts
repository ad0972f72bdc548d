// How a course is paid, in a sentence: counted from its ledger, never from what
// the offer promises.

import type { Case, Entry } from "../estimate";
import { EntryKind } from "../wire/message/entry-kind";
import { Payer } from "../wire/message/payer";
import type { Scene } from "./scene";

export type Means = "single" | "first" | "package" | "membership" | "member_price" | "claim";

/** By what means a visit was paid. */
export function meansOf(entries: Entry[]): Means {
  const rules = entries.map((entry) => entry.rule);
  if (rules.some((rule) => rule.startsWith("cover."))) return "claim";
  if (rules.includes("pay.package_credit")) return "package";
  if (rules.includes("pay.membership_credit")) return "membership";
  if (rules.includes("pay.member_price")) return "member_price";
  return rules.includes("pay.first_visit") ? "first" : "single";
}

/** The entries of each visit, and under -1 those of the whole course. */
export function byVisit(entries: Entry[]): Map<number, Entry[]> {
  const all = new Map<number, Entry[]>();
  for (const entry of entries) {
    const of = all.get(entry.visit);
    if (of) of.push(entry);
    else all.set(entry.visit, [entry]);
  }
  return all;
}

/** What leaves her hand by these entries. */
export function cash(entries: Entry[]): number {
  return sum(entries.filter((e) => e.payer === Payer.You && e.kind !== EntryKind.Unused && e.kind !== EntryKind.Return));
}

export function sum(entries: Entry[]): number {
  return entries.reduce((total, entry) => total + entry.amount, 0);
}

export function inputOf(entry: Entry, field: string): number | undefined {
  return entry.inputs.find((input) => input.field === field)?.value;
}

/** "buy one 5-visit package and pay 12 visits singly", without a full stop. */
export function sentence(scene: Scene, way: Case): string {
  const bought = new Map<string, { visits: number; count: number }>();
  let months = 0;
  let joined = 0;
  let dues = 0;
  for (const entry of way.entries) {
    if (entry.rule === "pay.membership_fee") months++;
    if (isJoining(entry)) joined++;
    if (entry.rule === "pay.membership_dues") dues++;
    if (entry.rule !== "pay.package_purchase") continue;
    const visits = inputOf(entry, "packages.credits.count") ?? 0;
    const of = bought.get(`${entry.item}/${visits}`) ?? { visits, count: 0 };
    of.count++;
    bought.set(`${entry.item}/${visits}`, of);
  }
  const times = new Map<Means, number>();
  for (const [visit, entries] of byVisit(way.entries)) {
    if (visit < 0) continue;
    const means = meansOf(entries);
    times.set(means, (times.get(means) ?? 0) + 1);
  }
  const singles = (times.get("single") ?? 0) + (times.get("first") ?? 0);
  if (bought.size === 0 && months + dues === 0 && singles === total(times)) return scene.say("ui.way.single.all");
  const parts: string[] = [];
  if (months > 0) parts.push(scene.say(joined > 1 ? "ui.way.membership.again" : "ui.way.membership", { count: months, times: joined }));
  if (dues > 0) parts.push(scene.say("ui.way.membership.dues", { count: dues }));
  for (const of of bought.values()) parts.push(scene.say("ui.way.package", of));
  for (const means of ["member_price", "claim"] as const) {
    const count = times.get(means) ?? 0;
    if (count > 0) parts.push(scene.say(`ui.way.${means}`, { count }));
  }
  if (singles > 0) parts.push(scene.say("ui.way.single", { count: singles }));
  return scene.format.list(parts);
}

function total(times: Map<Means, number>): number {
  return [...times.values()].reduce((all, count) => all + count, 0);
}

/** Whether an entry is the first fee of a membership. */
export function isJoining(entry: Entry): boolean {
  return entry.rule === "pay.membership_fee" && inputOf(entry, "memberships.month_number") === 1;
}

/** A text that begins a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

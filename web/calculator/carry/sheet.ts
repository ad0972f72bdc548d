// Tables of comma-separated values (RFC 4180) for a spreadsheet: those that the
// command line makes, with the same header and rows. A text that a spreadsheet
// would take for a formula gets an apostrophe before it (OWASP, "CSV Injection").

import type { Case, Entry, Plan } from "../estimate";
import { EntryKind } from "../wire/message/entry-kind";
import { Payer } from "../wire/message/payer";
import { isoOf } from "./ics";

const payers = ["", "you", "plan", "provider", "prepaid", "treasury"];
const kinds = ["", "share", "purchase", "unused", "extra", "advance", "return", "saving"];

/** Every amount in the ledger's order and with its signs. */
export function ledgerTable(shown: Case, words: (rule: string) => string, item: (entry: Entry) => string): string {
  return table(["date", "visit", "payer", "kind", "amount", "rule", "words", "item"], shown.entries.map((entry) => [
    isoOf(entry.date), visitOf(entry.visit), payers[entry.payer] ?? "", kinds[entry.kind] ?? "", dollars(entry.amount),
    text(entry.rule), text(words(entry.rule)), text(item(entry)),
  ]));
}

/** Every visit: who bears what of its price, and what she pays on its account outside of that. */
export function visitsTable(plan: Plan, shown: Case): string {
  const names = ["visit", "date", "phase", "price", "you", "plan", "provider", "prepaid", "bought", "extra", "advance"];
  return table(names, plan.visits.map(({ date, phase }, visit) => {
    const of = (wanted: (entry: Entry) => boolean): string =>
      dollars(shown.entries.reduce((sum, entry) => (entry.visit === visit && wanted(entry) ? sum + entry.amount : sum), 0));
    const share = (payer: Payer): string => of((entry) => entry.kind === EntryKind.Share && entry.payer === payer);
    const outside = (kind: EntryKind): string => of((entry) => entry.kind === kind);
    return [
      visitOf(visit), isoOf(date), phase === 0 ? "initial" : "maintenance", of((entry) => entry.kind === EntryKind.Share),
      share(Payer.You), share(Payer.Plan), share(Payer.Provider), share(Payer.Prepaid),
      outside(EntryKind.Purchase), outside(EntryKind.Extra), outside(EntryKind.Advance),
    ];
  }));
}

function table(names: string[], rows: string[][]): string {
  return [names, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

/** Visits count from 1; what belongs to none says nothing. */
function visitOf(index: number): string {
  return index < 0 ? "" : String(index + 1);
}

/** Cents as dollars with two decimals. */
function dollars(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, "0");
  return `${cents < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** One cell and one text, whatever is in it. */
export function text(words: string): string {
  const guarded = /^[ \u00a0\u3000]*[=+\-@\t\r\n＝＋－＠]/.test(words);
  const cell = guarded ? `'${words}` : words;
  return guarded || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

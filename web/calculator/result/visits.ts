// Every visit on its day, who pays what, and behind each line how each cent came
// to be. Fees that fall between visits, and what was paid for and never used,
// stand on their own days.

import { type Attributes, type Child, el } from "../dom";
import type { Bought, Case, Entry, Offer } from "../estimate";
import { forever, yearOf } from "../format";
import type { Paid } from "../pictures/kinds";
import { CaseKind } from "../wire/message/case-kind";
import { EntryKind } from "../wire/message/entry-kind";
import { Payer } from "../wire/message/payer";
import { cent, derivation } from "./cent";
import { figure, row } from "./figure";
import { byVisit, cash, inputOf, isJoining, meansOf, sentence, sum } from "./mix";
import { type Scene, shownCase } from "./scene";

/** What the cases are called in keys of texts. */
export const caseNames: Record<number, string> = { [CaseKind.Low]: "low", [CaseKind.Likely]: "likely", [CaseKind.High]: "high" };

/** What is added to a fee, by its rule. */
const additions: Record<string, string> = { "pay.sales_tax": "tax", "pay.card_surcharge": "card" };

export function visitsPart(scene: Scene): HTMLElement | undefined {
  const { offer, way, shown } = shownCase(scene);
  if (!offer || !way || !shown) return undefined;
  const values = { offer: scene.name(offer), way: sentence(scene, shown) };
  return el(
    "section", { class: "part", id: "visits", "aria-labelledby": "visits-title", "data-key": "visits" },
    el("h2", { id: "visits-title", tabindex: "-1" }, scene.say("ui.visits.title")),
    el("p", { class: "quiet" }, scene.say("ui.visits.text", values)),
    way.cases.length > 1 && cases(scene, way.cases, shown),
    calendar(scene, shown),
    el(
      "div", { class: "visits-head", "aria-hidden": "true" },
      el("span", {}, scene.say("ui.visits.date")), el("span", {}, scene.say("ui.visits.paid_by")),
      el("span", { class: "amount" }, scene.say("ui.visits.you")), el("span", { class: "amount" }, scene.say("ui.visits.insurer")), el("span"),
    ),
    el("ol", { class: "visits" }, ...lines(scene, offer, shown)),
    el(
      "dl", { class: "leaders" },
      el("div", { class: "total" }, el("dt", {}, scene.say("ui.visits.all", { count: scene.visits })), el("dd", {}, scene.format.exact(shown.total))),
    ),
    el("p", { class: "take" }, el("button", { type: "button", class: "button", "data-act": "print" }, scene.say("ui.print"))),
  );
}

/** The visits on a calendar, drawn from the lines below it. */
function calendar(scene: Scene, shown: Case): HTMLElement {
  const months = new Map<string, Entry[]>();
  for (const entry of shown.entries) {
    const month = scene.format.month(entry.date);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  const [most] = [...months].map(([month, entries]) => ({ month, amount: cash(entries) })).sort((a, b) => b.amount - a.amount);
  const paid = [...byVisit(shown.entries)].flatMap(([visit, entries]) => (visit < 0 ? [] : keyOf(entries)));
  const keys: string[] = (["you", "prepaid", "plan"] as const).filter((key) => paid.includes(key));
  if (shown.entries.some(isFee)) keys.push("fee");
  return figure(
    scene, "calendar", scene.say("ui.picture.calendar", { month: most?.month ?? "", amount: scene.format.money(most?.amount ?? 0) }),
    keys.map((key) => [key, scene.say(`ui.picture.paid.${key}`)]), { ends: scene.say("ui.picture.ends") },
  );
}

function cases(scene: Scene, all: Case[], shown: Case): HTMLElement {
  const one = (c: Case): HTMLElement => {
    const name = caseNames[c.kind] ?? "";
    return el(
      "label", { "data-key": name },
      el("input", { type: "radio", name: "case", value: c.kind, checked: c === shown }),
      el("span", {}, scene.say(`ui.visits.case.${name}`)),
    );
  };
  return el("fieldset", { class: "field" }, el("legend", { class: "unseen" }, scene.say("ui.visits.case")), el("div", { class: "seg" }, ...all.map(one)));
}

/** The lines in the order of their days: visits, marks between them, fees on other days, and each year as it begins. */
function lines(scene: Scene, offer: Offer, shown: Case): Child[] {
  const { plan } = scene.estimate;
  const entries = byVisit(shown.entries);
  const rest = [...(entries.get(-1) ?? [])];
  const all: Child[] = [];
  let year = yearOf(scene.estimate.asOf);
  const ends = shown.packages.filter(({ last }) => last !== forever).sort((a, b) => a.last - b.last);
  const put = (day: number, line: Child): void => {
    for (let bought = ends[0]; bought && bought.last < day; bought = ends[0]) {
      ends.shift();
      put(bought.last, expiry(scene, bought));
    }
    if (yearOf(day) !== year) {
      year = yearOf(day);
      all.push(el("li", { class: "turn", "data-key": `turn/${year}` }, String(year)));
    }
    all.push(line);
  };
  const restUntil = (day: number): void => {
    while (rest[0] && rest[0].date < day) put(rest[0].date, courseLine(scene, offer, rest.shift() as Entry));
  };
  plan.visits.forEach(({ date }, i) => {
    restUntil(date);
    const before = plan.visits[i - 1];
    const reset = before && usesClaims(shown) ? yearStart(scene, before.date, date) : undefined;
    if (reset !== undefined) put(reset, mark(scene, "year", reset));
    put(date, visitLine(scene, offer, i, date, entries.get(i) ?? []));
    if (date === plan.reassess && i < plan.visits.length - 1) all.push(mark(scene, "reassess", date));
  });
  restUntil(Number.POSITIVE_INFINITY);
  return all;
}

function usesClaims(shown: Case): boolean {
  return shown.entries.some((entry) => entry.rule.startsWith("cover."));
}

/** The day on which a plan year starts after one visit and not after the next. */
function yearStart(scene: Scene, before: number, date: number): number | undefined {
  const month = (scene.request.benefit?.yearMonth || 1) - 1;
  for (let year = yearOf(before); year <= yearOf(date); year++) {
    const start = Date.UTC(year, month, 1) / 86_400_000;
    if (start > before && start <= date) return start;
  }
  return undefined;
}

function mark(scene: Scene, what: "year" | "reassess", date: number): HTMLElement {
  return el("li", { class: "mark", "data-key": `${what}/${date}` }, scene.say(`ui.visits.${what}`, { date: scene.format.date(date) }));
}

/** The last day on which a package can be used. */
function expiry(scene: Scene, { holds, last }: Bought): HTMLElement {
  const says = scene.say("ui.visits.ends", { date: scene.format.date(last), visits: holds });
  return el("li", { class: "mark", "data-key": `ends/${last}/${holds}`, ...row("calendar", { day: last, ends: true }) }, says);
}

function visitLine(scene: Scene, offer: Offer, visit: number, date: number, entries: Entry[]): HTMLElement {
  const plan = entries.filter((entry) => entry.payer === Payer.Plan);
  const [you, paid] = [cash(entries), keyOf(entries)];
  return folded(
    scene, `visit/${visit}`, date, how(scene, entries), paid, you,
    plan.length > 0 ? sum(plan) : undefined, derivation(scene, offer, entries), row("calendar", { day: date, you, paid }),
  );
}

function courseLine(scene: Scene, offer: Offer, entry: Entry): HTMLElement {
  const { rule, kind, amount, date } = entry;
  const returned = kind === EntryKind.Return;
  const unused = kind === EntryKind.Unused;
  const what = scene.say(`ui.visits.${returned ? "returned" : unused ? "unused" : (additions[rule] ?? "fee")}`);
  return folded(
    scene, `course/${rule}/${entry.item}/${date}`, date, unused ? `${what}: ${scene.format.exact(amount)}` : what, "prepaid",
    returned ? -amount : cash([entry]), undefined, cent(scene, offer, entry),
    isFee(entry) ? row("calendar", { day: date, you: cash([entry]), paid: "prepaid", fee: true }) : {},
  );
}

/** Whether an entry is paid on a day of its own. */
function isFee(entry: Entry): boolean {
  return entry.visit < 0 && cash([entry]) > 0;
}

function folded(
  scene: Scene, key: string, date: number, what: string, color: Paid, you: number, insurer: number | undefined, parts: Node, drawn: Attributes = {},
): HTMLElement {
  const { format } = scene;
  const paid = insurer === undefined
    ? el("span", { class: "amount plan none" }, scene.say("ui.visits.none"))
    : el("span", { class: "amount plan" }, el("span", { class: "label" }, `${scene.say("ui.visits.insurer")}: `), format.exact(insurer));
  return el(
    "li", { "data-key": key, ...drawn },
    el(
      "details", { class: "visit", "data-key": key, open: scene.open.has(key) },
      el(
        "summary", {},
        el("span", { class: "day" }, format.weekday(date)),
        el("span", { class: "how" }, el("i", { class: `key ${color}` }), what),
        el("span", { class: "amount you" }, el("span", { class: "unseen" }, `${scene.say("ui.visits.you")}: `), format.exact(you)),
        paid,
      ),
      el("div", { class: "derived" }, parts),
    ),
  );
}

/** By what a visit is paid, in a few words. */
export function how(scene: Scene, entries: Entry[]): string {
  const bought = entries.find((entry) => entry.rule === "pay.package_purchase");
  const joined = entries.some(isJoining);
  switch (meansOf(entries)) {
    case "package": {
      if (bought) return scene.say("ui.visits.package_bought", { visits: inputOf(bought, "packages.credits.count") ?? 0 });
      const drawn = entries.find((entry) => entry.rule === "pay.package_credit");
      const number = drawn && inputOf(drawn, "packages.credit_number");
      return scene.say("ui.visits.package", { number: number ?? 0, visits: (drawn && inputOf(drawn, "packages.credits.count")) ?? 0 });
    }
    case "membership":
      return scene.say(joined ? "ui.visits.membership_joined" : "ui.visits.membership");
    case "claim":
      return scene.say(entries.some((entry) => entry.rule === "cover.deductible") ? "ui.visits.claim_deductible" : "ui.visits.claim");
    case "member_price":
      return scene.say("ui.visits.member_price");
    case "first":
      return scene.say("ui.visits.first");
    default:
      return scene.say("ui.visits.single");
  }
}

function keyOf(entries: Entry[]): Paid {
  const means = meansOf(entries);
  if (means === "package" || means === "membership") return "prepaid";
  return means === "claim" ? "plan" : "you";
}

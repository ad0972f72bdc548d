// The one page to take to a doctor or an employer: what was said, what is assumed,
// the best way to pay and the best with nothing paid ahead, who pays, each visit,
// and what is still worth asking. It is printed in place of the page on the screen.

import type { Desk } from "../desk";
import { type Child, el, fragment } from "../dom";
import type { Case, Offer, Range, Unknown } from "../estimate";
import { today } from "../format";
import { question } from "../result/ask";
import { assumption } from "../result/facts";
import { byVisit, cash, sentence, sum } from "../result/mix";
import { type Scene, shownCase, usualCase, wayOf } from "../result/scene";
import { course } from "../result/sum";
import { caseNames, how } from "../result/visits";
import { wordsSaid } from "../said";
import { EntryKind } from "../wire/message/entry-kind";
import { OfferKind } from "../wire/message/offer-kind";
import { Payer } from "../wire/message/payer";
import { WayKind } from "../wire/message/way-kind";

/** More of these than this would not leave room for the rest. */
const most = { questions: 5, assumptions: 8, offers: 6 };

export function paper(scene: Scene, { controls }: Desk): DocumentFragment {
  const { estimate, format } = scene;
  const { total, unprepaid } = estimate;
  const plain = estimate.offers[estimate.bestPlain];
  return fragment(
    el("h2", {}, scene.say("page.h1")),
    el("p", {}, course(scene)),
    el(
      "dl", { class: "paper-ways" },
      total && scene.best && way(scene, "ui.best.cheapest", scene.best, WayKind.Cheapest, total),
      unprepaid && plain && way(scene, "ui.best.unprepaid", plain, WayKind.Unprepaid, unprepaid),
    ),
    offers(scene),
    part(scene, "ui.said.title", said(scene, controls)),
    part(scene, "ui.paper.assumed", assumed(scene)),
    visits(scene),
    part(scene, "ui.paper.ask", questions(scene)),
    el("p", { class: "paper-small" }, el("strong", {}, scene.say("page.signs.title")), ` ${scene.say("page.signs.text")}`),
    el("p", { class: "paper-small" }, source(scene), " ", scene.say("ui.said.printed", { date: format.date(today()), hash: document.getElementById("main")?.dataset.moduleSha256 ?? "" })),
  );
}

function part(scene: Scene, key: string, ...content: Child[]): HTMLElement | undefined {
  const shown = content.filter(Boolean);
  return shown.length > 0 ? el("section", {}, el("h3", {}, scene.say(key)), ...shown) : undefined;
}

function way(scene: Scene, key: string, offer: Offer, kind: WayKind, range: Range): HTMLElement {
  const shown = usualCase(wayOf(offer, kind));
  return el(
    "div", {},
    el("dt", {}, scene.say(key)),
    el("dd", { class: "figure" }, scene.text.range(range)),
    shown && el("dd", {}, scene.say("ui.sum.at", { name: scene.name(offer), way: sentence(scene, shown) })),
    shown && el("dd", {}, pays(scene, shown)),
  );
}

/** Who pays how much of it, and what of that is due by the first visit. */
function pays(scene: Scene, shown: Case): string {
  const plan = sum(shown.entries.filter(({ payer, kind }) => payer === Payer.Plan && kind === EntryKind.Share));
  const { format } = scene;
  return scene.say(plan > 0 ? "ui.paper.pays" : "ui.paper.pays.alone", {
    you: format.money(shown.total), plan: format.money(plan), first: format.money(shown.dueFirst),
  });
}

/** The offers that were compared, the best first. */
function offers(scene: Scene): HTMLElement | undefined {
  const all = scene.estimate.offers.filter((offer) => offer.ways.length > 0);
  if (all.length < 2) return undefined;
  const named = all.slice(0, most.offers).map((offer) => `${scene.name(offer)}: ${scene.text.range(offer.ways[0]?.total ?? { low: 0, high: 0 })}`);
  const rest = document.getElementById("ranking")?.checkVisibility?.() ?? false;
  return part(scene, "ui.paper.compared", el(
    "p", {}, named.join(" · "), all.length > most.offers && " …", rest && ` ${scene.say("ui.paper.ranking")}`,
  ));
}

function said(scene: Scene, controls: Desk["controls"]): HTMLElement {
  const lines = wordsSaid(controls, scene.text, scene.format, () => true);
  if (lines.length === 0) return el("p", {}, scene.say("ui.said.nothing"));
  return el("dl", { class: "paper-pairs" }, ...lines.map(({ label, words }) => el("div", {}, el("dt", {}, label), el("dd", {}, words))));
}

/** What stands for what is not known. */
function assumed(scene: Scene): HTMLElement | undefined {
  const lines = scene.estimate.unknowns.flatMap((unknown) => {
    const value = assumption(scene, unknown);
    return value === undefined ? [] : [`${scene.say(`fact.${unknown.fact}`)}: ${value}`];
  });
  return lines.length > 0 ? el("p", {}, [...new Set(lines)].slice(0, most.assumptions).join(" · ")) : undefined;
}

function questions(scene: Scene): HTMLElement | undefined {
  const asked = scene.estimate.unknowns.filter(({ worth, narrowing }: Unknown) => worth > 0 || narrowing > 0).slice(0, most.questions);
  return asked.length > 0 ? el("ul", {}, ...asked.map((unknown) => el("li", {}, question(scene, unknown)))) : undefined;
}

/** Each day on which something is had or paid. */
function visits(scene: Scene): HTMLElement | undefined {
  const { offer, way: of, shown } = shownCase(scene);
  if (!offer || !of || !shown) return undefined;
  const { format, estimate: { plan } } = scene;
  const title = [scene.say("ui.paper.visits"), scene.name(offer), format.exact(shown.total)];
  if (of.cases.length > 1) title.push(scene.say(`ui.visits.case.${caseNames[shown.kind]}`));
  const entriesOf = byVisit(shown.entries);
  const rows = plan.visits.map(({ date }, visit) => {
    const entries = entriesOf.get(visit) ?? [];
    const insured = entries.filter(({ payer }) => payer === Payer.Plan);
    const by = insured.length > 0 ? `${how(scene, entries)}, ${scene.say("ui.visits.insurer")}: ${format.money(sum(insured))}` : how(scene, entries);
    return { date, words: `${visit + 1}. ${format.weekday(date)} · ${by}`, amount: cash(entries) };
  });
  for (const entry of entriesOf.get(-1) ?? []) {
    const back = entry.kind === EntryKind.Return;
    const key = back ? "returned" : entry.kind === EntryKind.Unused ? "unused" : "fee";
    rows.push({ date: entry.date, words: `${format.weekday(entry.date)} · ${scene.say(`ui.visits.${key}`)}`, amount: back ? -entry.amount : cash([entry]) });
  }
  rows.sort((a, b) => a.date - b.date);
  return el(
    "section", {},
    el("h3", {}, title.join(" · ")),
    el("ul", { class: "paper-days" }, ...rows.map(({ words, amount }) => el("li", {}, el("span", {}, words), el("b", {}, format.exact(amount))))),
    plan.reassess > 0 && el("p", {}, scene.say("ui.visits.reassess", { date: format.date(plan.reassess) })),
  );
}

/** Where the prices are from. */
function source(scene: Scene): string {
  const region = scene.estimate.offers.find((offer) => offer.kind === OfferKind.Regional)?.region;
  const from = region?.likely ?? region?.high;
  if (!from) return scene.say("ui.paper.source.own");
  return scene.say("ui.paper.source", { source: scene.say(`source.${from.source}`), url: from.url, date: scene.format.date(from.checked) });
}

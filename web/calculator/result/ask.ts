// What is worth asking: the next question in the card, and the list of all that
// is not known. The words of a question are those that she would say.

import { type Child, el } from "../dom";
import type { Unknown } from "../estimate";
import { assumption, controlOf, whoKnows } from "./facts";
import { termOf } from "./terms";
import { OfferKind } from "../wire/message/offer-kind";
import { keepingPart } from "./keeping";
import { figure, row } from "./figure";
import { capital } from "./mix";
import type { Scene } from "./scene";

/** The question most worth asking, where an answer would change anything. */
export function nextQuestion(scene: Scene): HTMLElement | undefined {
  // Where no answer alone changes anything, the first of those that do together.
  const next = scene.estimate.unknowns.find(countsAlone) ?? together(scene)[0];
  if (!next) return undefined;
  return el(
    "div", { class: "next" },
    el(
      "div", {},
      el("p", {}, el("strong", {}, scene.say("ui.next.first")), ` ${scene.say(`ui.next.${whoKnows(next)}`)}`),
      el("p", { class: "ask" }, question(scene, next)),
      el("p", { class: "quiet" }, [termOf(scene, next.fact), why(scene, next)].filter(Boolean).join(" ")),
    ),
    typeIt(scene, next),
  );
}

function why(scene: Scene, { worth, narrowing }: Unknown): string {
  if (worth > 0) return scene.say("ui.next.worth", { amount: scene.format.money(worth) });
  if (narrowing > 0) return scene.say("ui.next.narrows", { amount: scene.format.money(narrowing) });
  return scene.say("ui.next.together");
}

const countsAlone = (unknown: Unknown): boolean => unknown.worth > 0 || unknown.narrowing > 0;

/** What makes the range wide only together: no one answer takes anything off it for certain. */
function together({ estimate: { total, unknowns } }: Scene): Unknown[] {
  if (!total || total.low === total.high) return [];
  return unknowns.filter((unknown) => !countsAlone(unknown));
}

export function unknownsPart(scene: Scene): HTMLElement | undefined {
  const unknowns = scene.estimate.unknowns.filter(countsAlone);
  const others = together(scene);
  if (unknowns.length + others.length === 0) return undefined;
  const explained = new Set<string>();
  const names = [...new Set(others.map(({ fact }) => scene.say(`fact.${fact}`)))];
  return el(
    "section", { class: "part", "aria-labelledby": "unknown-title", "data-key": "unknown" },
    el("h2", { id: "unknown-title" }, scene.say("ui.unknown.title")),
    unknowns.length > 0 && el("p", { class: "quiet" }, scene.say("ui.unknown.text")),
    keepingPart(scene),
    narrowing(scene, unknowns),
    unknowns.length > 0 && el("ol", { class: "unknowns" }, ...unknowns.map((unknown) => line(scene, unknown, explained))),
    names.length > 0 && el("p", { class: "quiet" }, scene.say("ui.unknown.together", { facts: names.join("; ") })),
  );
}

/** What each answer takes off the range, where there is something to compare. */
function narrowing(scene: Scene, unknowns: Unknown[]): HTMLElement | undefined {
  const all = unknowns.filter((unknown) => unknown.narrowing > 0);
  const most = all.reduce((a, b) => (b.narrowing > a.narrowing ? b : a), all[0] as Unknown);
  if (all.length < 2) return undefined;
  return figure(scene, "narrow", scene.say("ui.picture.narrow", { fact: named(scene, most), amount: scene.format.money(most.narrowing) }), [], {});
}

/** A fact by its name, with the seller's where it is one of a seller. */
function named(scene: Scene, unknown: Unknown): string {
  const offer = scene.estimate.offers[unknown.offer];
  const fact = scene.say(`fact.${unknown.fact}`);
  return offer && offer.kind !== OfferKind.Regional ? `${scene.name(offer)}: ${fact}` : fact;
}

function line(scene: Scene, unknown: Unknown, explained: Set<string>): HTMLElement {
  const { format } = scene;
  const says: Child[] = [];
  const term = termOf(scene, unknown.fact, explained);
  if (term !== undefined) says.push(term);
  if (unknown.worth > 0) says.push(scene.say("ui.unknown.worth", { amount: format.money(unknown.worth) }));
  if (unknown.narrowing > 0) says.push(scene.say("ui.unknown.narrowing", { amount: format.money(unknown.narrowing) }));
  if (unknown.steady) says.push(scene.say("ui.unknown.steady"));
  const value = assumption(scene, unknown);
  if (value !== undefined) says.push(scene.say("ui.unknown.default", { value }));
  return el(
    "li", {
      "data-key": `${unknown.fact}/${unknown.offer}/${unknown.item}`,
      ...(unknown.narrowing > 0 && row("narrow", { what: capital(named(scene, unknown)), amount: unknown.narrowing })),
    },
    el(
      "div", {},
      el("p", { class: "ask" }, question(scene, unknown)),
      el("p", { class: "quiet" }, says.join(" ")),
    ),
    typeIt(scene, unknown),
  );
}

export function question(scene: Scene, unknown: Unknown): string {
  const offer = scene.estimate.offers[unknown.offer];
  if (offer?.kind === OfferKind.Regional) return scene.say("ui.ask.quoted", { question: scene.say("ui.ask.region.price") });
  const asked = scene.say("ui.ask.quoted", { question: scene.say(`ask.${unknown.fact}`) });
  return offer ? `${scene.say("ui.unknown.at", { name: scene.name(offer) })} ${asked}` : asked;
}

/** Moves to the control that takes the answer. */
function typeIt(scene: Scene, unknown: Unknown): HTMLElement | undefined {
  const control = controlOf(scene, unknown);
  if (control === undefined) return undefined;
  return el(
    "button", { type: "button", class: "button", "data-goto": control },
    scene.say("ui.next.type"), el("span", { class: "unseen" }, `: ${scene.say(`fact.${unknown.fact}`)}`),
  );
}

// Lower prices for people who qualify, as the clinics of a state offer them: one
// box to tick for each. The engine takes an id for every clinic that has it, so it
// stands here once, with what each of them asks for.

import { el } from "./dom";
import type { Format } from "./format";
import type { Discount, List } from "./lists";
import { capital } from "./result/mix";
import type { Text } from "./text";
import { Proof } from "./wire/message/proof";

/** The engine takes no more of them. */
const mostTicked = 8;

/** So many clinics are named that offer the same. */
const mostNamed = 3;

const proofs: Record<number, string> = { [Proof.None]: "none", [Proof.SelfDeclared]: "self_declared", [Proof.Document]: "document" };

/** One offer in the same words, with the clinics that make it. */
interface Step extends Discount { names: string[] }

/** The discounts of a state's lists; undefined where none has any. */
export function discountsPart(text: Text, format: Format, state: string, lists: List[], chosen: string[]): HTMLElement | undefined {
  const all = stepsOf(lists);
  if (all.size === 0) return undefined;
  const key = `discounts-${state}`;
  const full = chosen.length >= mostTicked;
  return el(
    "details", { class: "fold", id: key, "data-key": key },
    el("summary", {}, text.say("ui.discounts.title"), " ", chosen.length > 0 && el("em", {}, format.count(chosen.length))),
    el("div", { class: "folded" }, el(
      "fieldset", { class: "field", "data-field": "qualifies_for" },
      el("legend", {}, text.say("ui.discounts.choose")),
      el("p", { class: "hint" }, text.say("ui.discounts.hint"), all.size > mostTicked && ` ${text.say("ui.discounts.most", { count: mostTicked })}`),
      el("div", { class: "ticks" }, ...[...all].map(([id, steps]) => {
        const name = `${state}:${id}`;
        const box = el("input", {
          type: "checkbox", name: "qualifies_for", id: `qualifies_for:${name}`, value: id, "data-discount": name,
          "data-read": "choice", "data-path": "qualifies_for", disabled: full && !chosen.includes(name),
        });
        box.checked = chosen.includes(name);
        return el("label", { class: "tick", "data-key": id }, box, el("span", {}, ...steps.flatMap((step, i) => [
          i > 0 && el("br"), capital(step.eligibility), el("br"), el("span", { class: "quiet" }, terms(text, format, step)),
        ])));
      })),
    )),
  );
}

/** The discounts of each id, those in the same words together. */
function stepsOf(lists: List[]): Map<string, Step[]> {
  const all = new Map<string, Step[]>();
  for (const { name, discounts } of lists) {
    for (const discount of discounts) {
      const steps = all.get(discount.id) ?? [];
      all.set(discount.id, steps);
      const same = steps.find(({ eligibility, proof, off }) => eligibility === discount.eligibility && proof === discount.proof && off === discount.off);
      if (same) same.names.push(name);
      else steps.push({ ...discount, names: [name] });
    }
  }
  return all;
}

/** "20% off the price of one visit at A and B. Your word is enough." */
function terms(text: Text, format: Format, { off, proof, names }: Step): string {
  const named = names.slice(0, mostNamed);
  const more = names.length - named.length;
  if (more > 0) named.push(text.say("ui.discounts.more", { count: more }));
  const says = text.say("ui.discounts.off", { percent: format.rate(off), clinics: format.list(named) });
  return proofs[proof] ? `${says} ${text.say(`ui.discounts.proof.${proofs[proof]}`)}` : says;
}

function boxes(root: Element | null | undefined): HTMLInputElement[] {
  return [...(root?.querySelectorAll<HTMLInputElement>("input[name=qualifies_for]") ?? [])];
}

/** What is ticked, each by its state and id. */
export function ticked(root: Element | null | undefined): string[] {
  return boxes(root).filter((box) => box.checked).map((box) => box.dataset.discount ?? "");
}

/** Ticks these and no others. */
export function tick(root: Element | null | undefined, names: string[]): void {
  for (const box of boxes(root)) box.checked = names.includes(box.dataset.discount ?? "");
}

/** Lets no more be ticked than the engine takes. */
export function limitTicks(part: Element): void {
  const full = ticked(part).length >= mostTicked;
  for (const box of boxes(part)) box.disabled = full && !box.checked;
}

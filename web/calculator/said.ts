// What she said: each answer by the name of its field and in her own words, for
// the list that she checks and for paper.

import { el, fragment } from "./dom";
import { type Control, type Controls, isChoice, isShown } from "./form/controls";
import { labelOf } from "./form/errors";
import { type Format, today } from "./format";
import type { Text } from "./text";

export interface Said {
  /** The field's control. */
  control: Control;
  label: string;
  words: string;
  /** The page began with it. */
  usual: boolean;
}

/** Every answer that stands in the form, in its order, by the name of its field. */
export function whatStands(controls: Controls, text: Text, format: Format): Map<string, Said> {
  const all = new Map<string, Said>();
  for (const control of controls.all()) {
    const words = wordsOf(control, format);
    if (words === undefined || control.name.endsWith(".rough")) continue;
    const name = control.name.replace(/\.high$/, "");
    const before = all.get(name);
    if (!before) all.set(name, { control, label: labelOf(control), words, usual: isChoice(control) && control.defaultChecked });
    else before.words = name === control.name ? format.list([before.words, words]) : text.say("ui.range", { low: before.words, high: words });
  }
  return all;
}

/** The answers that differ from that with which the page begins: those of the controls that are wanted. */
export function wordsSaid(controls: Controls, text: Text, format: Format, wanted: (name: string) => boolean): Said[] {
  return [...whatStands(controls, text, format)].filter(([name, { usual }]) => !usual && wanted(name)).map(([, said]) => said);
}

/** On paper: what differs from that with which the page begins. */
export function whatWasSaid(controls: Controls, text: Text, format: Format, hash: string): DocumentFragment {
  const said = wordsSaid(controls, text, format, () => true);
  return fragment(
    el("h2", {}, text.say("ui.said.title")),
    said.length === 0
      ? el("p", {}, text.say("ui.said.nothing"))
      : el("dl", { class: "leaders" }, ...said.map(({ label, words }) => el("div", {}, el("dt", {}, label), el("dd", {}, words)))),
    el("p", { class: "quiet" }, text.say("ui.said.printed", { date: format.date(today()), hash })),
  );
}

/** The answer in words; undefined where nothing was said. */
function wordsOf(control: Control, format: Format): string | undefined {
  if (!isShown(control)) return undefined;
  if (control instanceof HTMLSelectElement) return control.value === "" ? undefined : control.selectedOptions[0]?.textContent?.trim();
  if (control.type === "radio" || control.type === "checkbox") return control.checked ? control.labels?.[0]?.textContent?.trim() : undefined;
  const typed = control.value.trim();
  if (typed === "") return undefined;
  switch (control.dataset.read) {
    case "money":
      return typed.includes("$") ? typed : `$${typed}`;
    case "percent":
      return typed.includes("%") ? typed : `${typed}%`;
    case "date":
      return format.date(Date.parse(typed) / 86_400_000);
    default:
      return typed;
  }
}

// What she said, for paper: every answer that differs from what the page begins
// with, by the name of its field.

import { el, fragment } from "./dom";
import type { Control, Controls } from "./form/controls";
import { isShown } from "./form/controls";
import { labelOf } from "./form/errors";
import type { Format } from "./format";
import type { Text } from "./text";

/** The answers in words, by the names of their fields: those of the controls that are wanted. */
export function wordsSaid(controls: Controls, wanted: (name: string) => boolean): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const control of controls.all()) {
    const value = wordsOf(control);
    if (value === undefined || control.name.endsWith(".rough") || !wanted(control.name)) continue;
    const label = labelOf(control);
    lines.set(label, [...(lines.get(label) ?? []), value]);
  }
  return lines;
}

export function whatWasSaid(controls: Controls, text: Text, format: Format, today: number, hash: string): DocumentFragment {
  const lines = wordsSaid(controls, () => true);
  return fragment(
    el("h2", {}, text.say("ui.said.title")),
    lines.size === 0
      ? el("p", {}, text.say("ui.said.nothing"))
      : el("dl", { class: "leaders" }, ...[...lines].map(([label, values]) => el("div", {}, el("dt", {}, label), el("dd", {}, values.join(", "))))),
    el("p", { class: "quiet" }, text.say("ui.said.printed", { date: format.date(today), hash })),
  );
}

/** The answer in words; undefined where nothing was said. */
function wordsOf(control: Control): string | undefined {
  if (!isShown(control)) return undefined;
  if (control instanceof HTMLSelectElement) {
    return control.value === "" ? undefined : control.selectedOptions[0]?.textContent?.trim();
  }
  if (control.type === "radio" || control.type === "checkbox") {
    return control.checked && !control.defaultChecked ? control.labels?.[0]?.textContent?.trim() : undefined;
  }
  return control.value.trim() || undefined;
}

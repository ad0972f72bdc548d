// "Check your answers": by subject all that was said, what is not known with what
// is taken for it until then, and beside each the way to change it.

import { type Child, el, fragment } from "./dom";
import type { Controls } from "./form/controls";
import { labelOf } from "./form/errors";
import { assumption, controlOf } from "./result/facts";
import { keepingPart } from "./result/keeping";
import type { Scene } from "./result/scene";
import { subjectOf } from "./result/weight";
import { type Said, whatStands } from "./said";

interface Row { name: string; label: string; words: string; notes: string[] }

export function checkList(scene: Scene, controls: Controls): DocumentFragment {
  const rows = new Map<string, Row[]>();
  const add = (subject: string, row: Row): void => void rows.set(subject, [...(rows.get(subject) ?? []), row]);
  const said = whatStands(controls, scene.text, scene.format);
  for (const [name, answer] of said) add(answer.control.closest(".subject")?.id ?? "", { name, ...answer, notes: remarks(scene, answer) });
  for (const unknown of scene.estimate.unknowns) {
    const name = controlOf(scene, unknown);
    const control = controls.named(name ?? "")[0];
    const subject = subjectOf(scene, controls, unknown);
    const value = assumption(scene, unknown);
    const assumed = value === undefined ? [] : [scene.say("ui.unknown.default", { value })];
    const there = rows.get(subject)?.find((row) => row.name === name && row.name !== "");
    if (there) {
      if (said.has(there.name)) there.notes.push(...assumed);
      continue;
    }
    add(subject, { name: name ?? "", label: control ? labelOf(control) : scene.say(`fact.${unknown.fact}`), words: scene.say("ui.check.unknown"), notes: assumed });
  }
  const parts = [...controls.form.querySelectorAll<HTMLElement>(".subject:not(#part-check)")].filter((part) => !part.hidden);
  const title = (part: HTMLElement): string => part.querySelector("summary")?.firstChild?.textContent?.trim() ?? "";
  const left = parts.filter(({ id }) => !rows.has(id)).map((part) => ({ name: part.id, label: title(part), words: scene.say("ui.check.nothing"), notes: [] }));
  return fragment(
    ...parts.map((part) => section(scene, part.id, title(part), rows.get(part.id) ?? [])),
    section(scene, "left", scene.say("ui.check.left"), left),
    keepingPart(scene),
  );
}

function section(scene: Scene, key: string, title: string, rows: Row[]): HTMLElement | undefined {
  if (rows.length === 0) return undefined;
  return el("section", { "data-key": key }, el("h3", {}, title), el("dl", { class: "checked" }, ...rows.map((row) => line(scene, row))));
}

function remarks(scene: Scene, { control, usual }: Said): string[] {
  if (control.getAttribute("aria-invalid") === "true") return [scene.say("ui.check.wrong")];
  return usual ? [scene.say("ui.check.usual")] : [];
}

function line(scene: Scene, { name, label, words, notes }: Row): HTMLElement {
  const change: Child = name !== "" && el(
    "dd", { class: "change" },
    el("button", { type: "button", class: "button plain", "data-goto": name }, scene.say("ui.check.change"), el("span", { class: "unseen" }, `: ${label}`)),
  );
  return el(
    "div", { "data-key": name || label },
    el("dt", {}, label),
    el("dd", {}, words, notes.length > 0 && el("span", { class: "quiet" }, ` ${notes.join(" ")}`)),
    change,
  );
}

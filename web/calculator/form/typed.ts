// What is typed and chosen, as texts: the state that survives a reload, kept in
// the browser's own history entry as it keeps form fields. It is never turned
// into figures here, so that nonsense comes back as it was typed.

import { type Controls, isChoice } from "./controls";

export interface Typed {
  /** Values by control name; what stands at nothing is left out. */
  values: Record<string, string[]>;
  /** Keys of the parts that stand open. */
  open: string[];
  /** How many quotes there are to type into. */
  quotes: number;
  /** Slugs of the clinics that were picked. */
  clinics: string[];
  /** The discounts that were ticked, each by its state and id. */
  discounts: string[];
  /** Where she is in the form; undefined at its beginning. */
  walk?: Walked;
}

/** A way through the subjects of the form. */
export interface Walked {
  /** Everything is shown at once. */
  all: boolean;
  /** The subject that she is at. */
  at: string;
  /** Those that she has been at, in the order in which she came to them. */
  trail: string[];
}

export const mostQuotes = 5;

/** What comes with the clinics' file, and is kept apart until that is here. */
const fetched = ["clinics", "qualifies_for"];

export function takeValues(controls: Controls): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const control of controls.all()) {
    const { name, value } = control;
    if (fetched.includes(name)) continue;
    const choice = isChoice(control);
    if (choice) values[name] ??= [];
    if (value !== "" && (!choice || control.checked)) (values[name] ??= []).push(value);
  }
  return values;
}

export function putValues(controls: Controls, values: Record<string, string[]>): void {
  for (const control of controls.all()) {
    const said = values[control.name];
    if (fetched.includes(control.name)) continue;
    if (isChoice(control)) {
      if (said) control.checked = said.includes(control.value);
    } else {
      control.value = said?.[0] ?? "";
    }
  }
}

/** What an entry of the history holds, if it is ours and whole. */
export function parseTyped(state: unknown): Typed | undefined {
  if (!isRecord(state) || state.format !== format) return undefined;
  const { values, open, quotes, clinics, discounts = [], walk } = state;
  if (!isRecord(values) || !isTexts(open) || !isTexts(clinics) || !isTexts(discounts) || typeof quotes !== "number") return undefined;
  if (!Number.isInteger(quotes) || quotes < 1 || quotes > mostQuotes) return undefined;
  const texts = Object.entries(values).filter((pair): pair is [string, string[]] => isTexts(pair[1]));
  return { values: Object.fromEntries(texts), open, quotes, clinics, discounts, walk: parseWalked(walk) };
}

function parseWalked(walk: unknown): Walked | undefined {
  if (!isRecord(walk)) return undefined;
  const { all, at, trail } = walk;
  return typeof all === "boolean" && typeof at === "string" && isTexts(trail) ? { all, at, trail } : undefined;
}

const format = "kneadwise.typed/1";

/** The same as an entry of the history. */
export function asState(typed: Typed): Record<string, unknown> {
  return { format, ...typed };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === "string");
}

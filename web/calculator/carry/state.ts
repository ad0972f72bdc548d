// From what stands in the form to what a link holds, and back. What comes out of a
// link may be anybody's: nothing of it is taken that could not have been typed or
// chosen here, and it is judged again as everything typed is.

import { type Control, type Controls, isChoice } from "../form/controls";
import { asState, mostQuotes, parseTyped, type Typed } from "../form/typed";
import { isKind, isOut, type Kind } from "./kinds";
import { begins, renamed, type Renamed } from "./renamed";

export type Packed = Record<string, string | string[]>;

/** The key of what was left out, which no control has. */
const without = "-";

/** No more of these can be chosen either. */
const mostPicked = 50;

export interface Opened {
  typed: Typed;
  out: Kind[];
  /** How many answers are not known here. */
  lost: number;
}

/** What she said and what is shown, but for what is left out. */
export function pack(controls: Controls, { clinics, discounts }: Typed, out: readonly Kind[]): Packed {
  const packed: Packed = {};
  const put = (name: string, said: string[]): void => {
    const [first] = said;
    if (first === undefined || isOut(name, out) || (said.length === 1 && begins[name] === first)) return;
    packed[name] = said.length === 1 ? first : said;
  };
  for (const name of new Set(controls.all().map((control) => control.name))) {
    if (name !== "qualifies_for") put(name, controls.allSaid(name));
  }
  put("clinics", clinics);
  put("qualifies_for", discounts);
  if (out.length > 0) packed[without] = [...out];
  return packed;
}

/** What a link says; undefined where it is none of ours. */
export function unpack(found: unknown, controls: Controls, aliases: ReadonlyMap<string, Renamed> = renamed): Opened | undefined {
  if (typeof found !== "object" || found === null || Array.isArray(found)) return undefined;
  const values = new Map(Object.entries(begins).map(([name, value]) => [name, [value]]));
  const picked: Record<string, string[]> = { clinics: [], qualifies_for: [] };
  const out: Kind[] = [];
  let lost = 0;
  let quotes = 1;
  for (const [key, value] of Object.entries(found)) {
    const said = textsOf(value);
    if (key === without) {
      out.push(...said.filter(isKind));
      continue;
    }
    const [, number, rest] = /^own\[(\d)\]\.(.+)$/.exec(key) ?? [];
    const alias = aliases.get(number === undefined ? key : `own.${rest}`);
    const field = alias ? alias.name : number === undefined ? key : `own.${rest}`;
    const texts = said.map((text) => alias?.values?.[text] ?? text);
    if (field === "clinics" || field === "qualifies_for") {
      picked[field] = texts.filter((text) => /^(?:[A-Z]{2}:)?[\w-]{1,80}$/.test(text)).slice(0, mostPicked);
      continue;
    }
    const like = controls.named(field.replace(/^own\./, "own[0]."));
    const good = Number(number ?? 0) < mostQuotes && texts.length > 0 && texts.every((text) => like.some((control) => takes(control, text)));
    if (!good) {
      lost++;
      continue;
    }
    if (number !== undefined) quotes = Math.max(quotes, Number(number) + 1);
    values.set(number === undefined ? field : field.replace(/^own\./, `own[${number}].`), texts);
  }
  // What is not said of a choice is said to be nothing, so that nothing stays of what stood here.
  for (const control of controls.all()) if (isChoice(control) && !values.has(control.name)) values.set(control.name, []);
  const typed = parseTyped(asState({
    values: Object.fromEntries(values), open: [], quotes, clinics: picked.clinics ?? [], discounts: picked.qualifies_for ?? [],
  }));
  return typed && { typed, out, lost };
}

function textsOf(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value : [value];
  return all.every((text) => typeof text === "string") ? all : [];
}

/** Whether a person could have given the control this value. */
function takes(control: Control, text: string): boolean {
  if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.value === text);
  const { type, value, maxLength } = control;
  if (isChoice(control)) return value === text;
  return type === "date" ? /^\d{4}-\d\d-\d\d$/.test(text) : text.length <= maxLength && !/\p{Cc}/u.test(text);
}

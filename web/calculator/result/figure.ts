// A place for a picture: what it shows is drawn from elements of the same part
// that carry a row, the lines that people read. So a picture cannot say what its
// list or table does not, and where none is drawn nothing is missing.

import { type Attributes, type Child, el } from "../dom";
import type { Kind, Rows, Words } from "../pictures/kinds";
import type { Scene } from "./scene";

/** What makes an element a row of a picture. */
export function row<K extends Kind>(kind: K, values: Rows[K]): Attributes {
  return { "data-in": kind, "data-row": JSON.stringify(values) };
}

/** A colour of the picture and what it stands for. */
export type Key = [color: string, what: string];

/** The picture's frame: what it shows in one sentence, its colours, and the words in it. */
export function figure<K extends Kind>(scene: Scene, kind: K, says: string, keys: Key[], words: Words[K], ...table: Child[]): HTMLElement {
  const key = `picture/${kind}`;
  return el(
    "figure", { class: "picture", "data-key": key, "data-picture": kind, "data-words": JSON.stringify(words) },
    el("figcaption", {}, says),
    el("div", { class: "drawn", "data-drawn": true, "aria-hidden": "true" }),
    keys.length > 0 && el("p", { class: "keys" }, ...keys.map(([color, what]) => el("span", {}, el("i", { class: `key ${color}` }), what))),
    table.length > 0 && el(
      "details", { class: "fold", "data-key": `${key}/table`, open: scene.open.has(`${key}/table`) },
      el("summary", {}, scene.say("ui.picture.table")), el("div", { class: "folded" }, ...table),
    ),
  );
}

// The ranked clinics as a list, a line each: who it is and what for, then the
// figures, the one that they are ranked by marked. On a narrow page a line becomes
// a card. A clinic is picked by the box before its name.

import { type Child, el } from "../dom";
import { edition, ended } from "../force";
import { providerKey } from "../form/codes";
import type { Format } from "../format";
import type { List } from "../lists";
import { capital } from "../result/mix";
import type { Text } from "../text";
import { Sort } from "../wire/message/sort";
import type { Bundle } from "./bundle";
import type { Row } from "./ranked";

const mostPicked = 3;

/** All that the list is drawn from. */
export interface View {
  text: Text;
  format: Format;
  lists: List[];
  bundle: Bundle;
  rows: Row[];
  sort: Sort;
  /** So many rows are shown. */
  shown: number;
  picked: string[];
  day: number;
}

/** Those whose prices have ended come last and have no rank. */
function inOrder(view: View): { row: Row; list: List; rank: number }[] {
  const known = view.rows.flatMap((row) => {
    const list = view.lists[row.list];
    return list ? [{ row, list }] : [];
  });
  const over = (list: List): boolean => ended(list, view.day);
  const inForce = known.filter(({ list }) => !over(list)).map((entry, i) => ({ ...entry, rank: i + 1 }));
  return [...inForce, ...known.filter(({ list }) => over(list)).map((entry) => ({ ...entry, rank: 0 }))];
}

export function rowsPart(view: View): HTMLElement {
  const all = inOrder(view);
  const shown = all.slice(0, view.shown);
  const apart = view.lists.filter(({ slug }) => view.picked.includes(slug) && !shown.some(({ list }) => list.slug === slug));
  const { text } = view;
  return el(
    "fieldset", { class: "field", "data-field": "clinics", "data-key": "rows" },
    el("legend", {}, text.say("ui.rank.choose")),
    el("p", { class: "error", id: "clinics-error", hidden: true }),
    shown.length > 0 && el("p", { class: "ranked-head", "aria-hidden": "true" },
      el("span", {}, text.say("ui.rank.clinic")), ...figures.map((name) => el("span", { class: ranksBy[name] === view.sort && "by" }, text.say(`ui.rank.${name}`))),
    ),
    shown.length > 0 && el("ol", { class: "ranked" }, ...shown.map(({ row, list, rank }) => line(view, list, row, rank))),
    apart.length > 0 && el("p", { class: "quiet", "data-key": "apart" }, text.say("ui.rank.apart")),
    apart.length > 0 && el("ul", { class: "ranked", "data-key": "apart" }, ...apart.map((list) => line(view, list))),
    all.length > shown.length && el(
      "p", { class: "take", "data-key": "more" },
      el("button", { type: "button", class: "button", "data-act": "more-clinics" }, text.say("ui.rank.more", { count: Math.min(step, all.length - shown.length) })),
    ),
  );
}

/** So many are shown at first, and so many more when more are asked for. */
export const first = 10;
export const step = 30;

const figures = ["total", "today", "risk", "minute"] as const;
const ranksBy: Record<(typeof figures)[number], Sort> = { total: Sort.Total, today: Sort.Today, risk: Sort.Risk, minute: Sort.Minute };

function line(view: View, list: List, row?: Row, rank = 0): HTMLElement {
  const { text, format, day, picked } = view;
  const checked = picked.includes(list.slug);
  const over = ended(list, day);
  return el(
    "li", { "data-key": list.slug, class: checked && "picked" },
    el(
      "label", { class: "tick" },
      el("input", {
        type: "checkbox", name: "clinics", id: `clinics:${list.slug}`, value: list.slug, form: "facts", "data-read": "choice", "data-path": "offers.clinics",
        checked, disabled: !checked && picked.length >= mostPicked,
      }),
      el(
        "span", {},
        rank > 0 && el("span", { class: "rank" }, format.count(rank)), rank > 0 && " ",
        el("b", {}, list.name), `, ${list.city} `,
        list.demonstration && el("span", { class: "badge plain" }, text.say("ui.offers.demonstration")),
        over && el("span", { class: "badge warn" }, text.say("ui.list.over")),
      ),
    ),
    el(
      "p", { class: "what" }, capital(row ? service(view, list, row) : text.say(providerKey(list.provider))),
      el("br"), el("span", { class: "quiet" }, capital(edition(text, format, list, day))),
    ),
    row && el("dl", { class: "figures" }, ...figures.map((name) => el(
      "div", { class: ranksBy[name] === view.sort && "by" },
      el("dt", {}, text.say(`ui.rank.${name}`)), el("dd", {}, ...figure(view, name, row)),
    ))),
  );
}

/** "deep tissue massage, 55 of 60 minutes hands-on, massage therapist" */
function service({ text, bundle }: View, list: List, row: Row): string {
  const { modality, booked, handsOn } = bundle.service(row.list, row.service);
  return [
    text.say(`ui.modality.${modality || "none"}`),
    handsOn > 0 ? text.say("ui.offers.hands_on", { hands_on: handsOn, minutes: booked }) : text.say("ui.offers.minutes", { minutes: booked }),
    text.say(providerKey(list.provider)),
  ].join(", ");
}

function figure({ text, format }: View, name: (typeof figures)[number], row: Row): Child[] {
  switch (name) {
    case "total":
      return total(text, format, row);
    case "minute":
      return [row.minute > 0 ? format.exact(Math.round(row.minute / 100)) : text.say("ui.compare.not_said")];
    default:
      return [format.money(row[name])];
  }
}

function total(text: Text, format: Format, { total, cut }: Row): Child[] {
  const { low, high, likely } = total;
  if (low === high) return [format.money(low)];
  const range = cut ? text.say("ui.rank.between", { low: format.money(low), high: format.money(high) }) : text.range(total);
  if (cut || likely === undefined) return [range];
  return [range, " ", el("span", { class: "quiet" }, text.say("ui.rank.likely", { amount: format.money(likely) }))];
}

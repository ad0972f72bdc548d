// Since when a clinic's prices hold, in words, and whether they still do.

import { type Format, noDay } from "./format";
import type { List } from "./lists";
import type { Text } from "./text";

/** Whether the list's prices held no longer on that day. */
export function ended(list: List, day: number): boolean {
  return list.until !== noDay && list.until <= day;
}

/** "price list 3, published on Nov 3, 2026, in force since Dec 1, 2026" */
export function edition(text: Text, format: Format, list: List, day: number): string {
  const on = (key: string, date: number): string => text.say(`ui.list.${key}`, { date: format.date(date) });
  const parts = [text.say("ui.list.revision", { revision: String(list.revision) }), on("published", list.publishedOn)];
  if (ended(list, day)) return [...parts, on("ended", list.until)].join(", ");
  parts.push(on(list.from > day ? "from" : "since", list.from));
  if (list.until !== noDay) parts.push(on("through", list.until - 1));
  return parts.join(", ");
}

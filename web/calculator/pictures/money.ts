// What has been paid by each day, a line a way: it rises where something is paid
// and stays until the next time.

import { line, ruleY } from "../../vendor/plot/plot";
import { draw, inks, perDay, type Room } from "./draw";
import type { Rows, Words } from "./kinds";

/** How high the drawing of these rows is: pixels. */
export function height(rows: Rows["money"][]): number {
  return rows.length < 2 ? 0 : 240;
}

export function money(rows: Rows["money"][], words: Words["money"], room: Room): Element | undefined {
  if (height(rows) === 0) return undefined;
  const of = (way: number) => rows.map(({ day, paid }) => ({ date: new Date(day * perDay), paid: paid[way] ?? 0 }));
  return draw(room, {
    height: height(rows), marginLeft: 58, marginRight: 12, marginBottom: 26,
    x: { type: "utc", label: null, ticks: Math.max(2, Math.floor(room.width / 90)), tickFormat: (d: Date) => room.month(d.getTime() / perDay), tickSize: 3 },
    y: { label: null, grid: true, zero: true, ticks: 4, tickFormat: room.money, tickSize: 0 },
    marks: [
      ruleY([0], { stroke: "var(--soft)" }),
      ...words.ways.map((_, way) => line(of(way), { x: "date", y: "paid", curve: "step-after", ...inks[way % inks.length] })),
    ],
  });
}

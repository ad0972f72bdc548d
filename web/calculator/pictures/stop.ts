// What stopping after each visit comes to, by the way that is shown and with
// nothing paid ahead.

import { line, ruleY } from "../../vendor/plot/plot";
import { draw, inks, type Room } from "./draw";
import type { Rows, Words } from "./kinds";

/** How high the drawing of these rows is: pixels. */
export function height(rows: Rows["stop"][]): number {
  return rows.length < 2 ? 0 : 240;
}

export function stop(rows: Rows["stop"][], words: Words["stop"], room: Room): Element | undefined {
  if (height(rows) === 0) return undefined;
  return draw(room, {
    height: height(rows), marginLeft: 58, marginRight: 12, marginBottom: 38,
    x: { label: words.visits, labelAnchor: "center", labelArrow: "none", ticks: Math.min(rows.length, Math.floor(room.width / 40)), tickFormat: (v: number) => (Number.isInteger(v) ? String(v) : ""), tickSize: 3 },
    y: { label: null, grid: true, zero: true, ticks: 4, tickFormat: room.money, tickSize: 0 },
    marks: [
      ruleY([0], { stroke: "var(--soft)" }),
      ...[1, 0].map((way) => line(rows, { x: "visit", y: (r: Rows["stop"]) => r.costs[way], curve: "linear", marker: "dot", ...inks[way] })),
    ],
  });
}

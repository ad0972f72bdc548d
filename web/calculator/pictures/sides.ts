// Sellers side by side on one scale of dollars: from the least to the most that
// the course comes to, what is likely, and what the first visit asks.

import { axisX, dot, gridX, ruleX, ruleY, text } from "../../vendor/plot/plot";
import { draw, type Room, ticks } from "./draw";
import type { Rows } from "./kinds";

const line = 52;

/** How high the drawing of these rows is: pixels. */
export function height(rows: Rows["sides"][]): number {
  return rows.length < 2 ? 0 : rows.length * line + 26;
}

export function sides(rows: Rows["sides"][], _: object, room: Room): Element | undefined {
  if (height(rows) === 0) return undefined;
  const most = Math.max(...rows.map(({ high }) => high));
  const all = rows.map((row, i) => ({ ...row, at: i + 0.68, above: i + 0.5, below: i + 0.86 }));
  return draw(room, {
    height: height(rows), marginLeft: 8, marginRight: 14, marginTop: 0, marginBottom: 24,
    x: { domain: [0, most], label: null, nice: true }, y: { domain: [rows.length, 0], axis: null },
    marks: [
      gridX({ ticks: ticks(room.width), stroke: "var(--line)", strokeOpacity: 1 }),
      axisX({ ticks: ticks(room.width), tickFormat: room.money, tickSize: 3 }),
      ruleY(all, { y: "at", x1: "low", x2: "high", stroke: "var(--leaf)", strokeWidth: 6, strokeLinecap: "round" }),
      dot(all, { x: "likely", y: "at", r: 6, fill: "var(--paper)", stroke: "var(--leaf)", strokeWidth: 3 }),
      ruleX(all, { x: "first", y1: "above", y2: "below", stroke: "var(--sand)", strokeWidth: 4 }),
      text(all, { x: 0, y: "at", text: "name", textAnchor: "start", dy: -18, frameAnchor: "left" }),
    ],
  });
}

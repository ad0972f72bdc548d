// What each answer takes off the range, the most first.

import { axisX, rect, text } from "../../vendor/plot/plot";
import { draw, type Room, ticks } from "./draw";
import type { Rows } from "./kinds";

const line = 44;

/** How high the drawing of these rows is: pixels. */
export function height(rows: Rows["narrow"][]): number {
  return rows.length === 0 ? 0 : rows.length * line + 26;
}

export function narrow(rows: Rows["narrow"][], _: object, room: Room): Element | undefined {
  if (height(rows) === 0) return undefined;
  const most = Math.max(...rows.map(({ amount }) => amount));
  const all = rows.map((row, i) => ({ ...row, top: i + 0.48, bottom: i + 0.86 }));
  return draw(room, {
    height: height(rows), marginLeft: 2, marginRight: 66, marginTop: 0, marginBottom: 24,
    x: { domain: [0, most], label: null }, y: { domain: [rows.length, 0], axis: null },
    marks: [
      axisX({ ticks: ticks(room.width), tickFormat: room.money, tickSize: 3 }),
      rect(all, { x1: 0, x2: "amount", y1: "top", y2: "bottom", fill: "var(--leaf)" }),
      text(all, { x: 0, y: "top", text: "what", textAnchor: "start", lineAnchor: "bottom", dy: -4 }),
      text(all, { x: "amount", y: (r: { top: number; bottom: number }) => (r.top + r.bottom) / 2, text: (r: { amount: number }) => room.money(r.amount), textAnchor: "start", dx: 6 }),
    ],
  });
}

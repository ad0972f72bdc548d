// The visits on a calendar: a month a line, each visit and each fee on its day with
// what it costs her that day, and the days by which something has to be used.

import { dot, ruleY, text, tickX } from "../../vendor/plot/plot";
import { colors, draw, perDay, type Room, symbols } from "./draw";
import type { Rows, Words } from "./kinds";

const line = 42; // pixels of a month
const margin = 58; // pixels for its name

interface Place { month: number; on: number; day: number }

/** How high the drawing of these rows is: pixels. */
export function height(rows: Rows["calendar"][]): number {
  const months = rows.flatMap((row) => ("paid" in row ? place(row.day).month : []));
  return months.length === 0 ? 0 : (Math.max(...months) - Math.min(...months) + 1) * line + 24;
}

export function calendar(rows: Rows["calendar"][], words: Words["calendar"], room: Room): Element | undefined {
  const paid = rows.flatMap((row) => ("paid" in row ? { ...row, ...place(row.day) } : []));
  const [visits, fees] = [paid.filter(({ fee }) => !fee), paid.filter(({ fee }) => fee)];
  if (paid.length === 0) return undefined;
  const all = paid.map(({ month }) => month);
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const ends = rows.flatMap((row) => ("ends" in row ? place(row.day) : [])).filter(({ month }) => month >= first && month <= last);
  const months = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const each = (room.width - margin) / 31;
  // A price is written where it has room before the next one.
  let free = -1;
  const priced = paid.filter(({ month, on, you }) => {
    const at = month * 1000 + on;
    if (at < free) return false;
    free = at + (room.money(you).length * 7 + 4) / each;
    return true;
  });
  return draw(room, {
    height: height(rows), marginLeft: margin, marginRight: 14, marginTop: 6, marginBottom: 24,
    x: { domain: [0.5, 31.5], ticks: [1, 8, 15, 22, 29], tickSize: 0, label: null },
    y: { type: "band", domain: months, tickSize: 0, label: null, tickFormat: (m: number) => room.month(Date.UTC(0, m, 1) / perDay), padding: 0 },
    marks: [
      ruleY(months, { y: (m: number) => m, stroke: "var(--line)" }),
      tickX(ends, { x: "on", y: "month", stroke: "var(--clay)", strokeWidth: 2.5, insetTop: 6, insetBottom: 18 }),
      text(ends, { x: "on", y: "month", text: () => words.ends, dy: 17, fill: "var(--clay)", fontSize: 11 }),
      dot(fees, { x: "on", y: "month", r: 4.5, symbol: "diamond", fill: "var(--paper)", stroke: "var(--ink)", strokeWidth: 1.5 }),
      ...(["you", "prepaid", "plan"] as const).map((by) => dot(
        visits.filter((visit) => visit.paid === by),
        { x: "on", y: "month", r: 5.5, symbol: symbols[by], fill: colors[by], stroke: "var(--ink)", strokeWidth: 0.75 },
      )),
      text(priced, { x: "on", y: "month", dy: 15, text: (v: { you: number }) => room.money(v.you), fontSize: 11 }),
    ],
  });
}

function place(day: number): Place {
  const date = new Date(day * perDay);
  return { day, month: (date.getUTCFullYear() - 1900) * 12 + date.getUTCMonth(), on: date.getUTCDate() };
}

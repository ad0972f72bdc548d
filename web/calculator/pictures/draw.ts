// One drawing, as all of them look: ink of the page, thin lines, text of eleven
// pixels and more at any width.

import { plot, type Options } from "../../vendor/plot/plot";

/** Milliseconds, by which dates count. */
export const perDay = 86_400_000;

/** What a drawing may know of where it is shown. */
export interface Room {
  width: number;
  money(cents: number): string;
  month(day: number): string;
}

/** The ink of lines, by what they stand for; each has another dash, so that no colour is needed. */
export const inks = [
  { stroke: "var(--leaf)", strokeWidth: 2.5 },
  { stroke: "var(--ink)", strokeWidth: 1.5, strokeDasharray: "5 3" },
  { stroke: "var(--slate)", strokeWidth: 1.75, strokeDasharray: "1.5 3" },
];

/** What pays, in the colours and the shapes of the keys. */
export const colors = { you: "var(--leaf)", prepaid: "var(--sand)", plan: "var(--slate)" };
export const symbols = { you: "circle", prepaid: "square", plan: "triangle" };

export function draw({ width }: Room, options: Options): Element {
  const drawn = plot({ width, className: "plot", ...options, style: { fontSize: "12px", color: "var(--ink)" } });
  // The page's policy refuses styles that stand in the page; what is needed of it is in pictures.css.
  for (const style of drawn.querySelectorAll("style")) style.remove();
  return drawn;
}

/** How many ticks of dollars fit. */
export function ticks(width: number): number {
  return Math.max(2, Math.floor(width / 110));
}

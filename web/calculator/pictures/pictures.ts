// The pictures of the answer, drawn from the rows that stand in it. This script is
// started after the first answer and knows the page's elements alone: it draws
// what is in sight, one picture at a time, when nothing has changed for a moment,
// so that typing never waits for it.

import { Format } from "../format";
import * as calendar from "./calendar";
import { perDay, type Room } from "./draw";
import * as money from "./money";
import * as narrow from "./narrow";
import * as sides from "./sides";
import * as stop from "./stop";

/** How long an answer stands before its pictures are drawn: milliseconds. */
const rest = 150;

/** A kind of picture: how high it is, known before it is drawn, and how it is drawn. */
interface Drawing {
  height(rows: never[]): number;
  draw(rows: never[], words: never, room: Room): Element | undefined;
}

const drawings: Record<string, Drawing> = {
  calendar: { height: calendar.height, draw: calendar.calendar },
  money: { height: money.height, draw: money.money },
  narrow: { height: narrow.height, draw: narrow.narrow },
  sides: { height: sides.height, draw: sides.sides },
  stop: { height: stop.height, draw: stop.stop },
};

const language = document.documentElement.lang;
const format = new Format(language);
const months = new Intl.DateTimeFormat(`${language}-US`, { timeZone: "UTC", month: "short" });
const januaries = new Intl.DateTimeFormat(`${language}-US`, { timeZone: "UTC", month: "short", year: "2-digit" });

/** A month by one of its days, with the year where it begins. */
function month(day: number): string {
  const date = new Date(day * perDay);
  return (date.getUTCMonth() === 0 ? januaries : months).format(date);
}

/** From what each picture was drawn that stands. */
const drawn = new WeakMap<Element, string>();
const seen = new WeakSet<Element>();
let timer = 0;

/** The rows of a picture as they stand in its part. */
function rowsOf(figure: HTMLElement): string {
  const rows = figure.closest(".part")?.querySelectorAll<HTMLElement>(`[data-in="${figure.dataset.picture}"]`) ?? [];
  return `[${[...rows].map((row) => row.dataset.row ?? "").join()}]`;
}

/** Holds the room of the pictures that are not drawn yet: what is below them does not move when they are. */
function hold(root: HTMLElement): void {
  for (const figure of root.querySelectorAll<HTMLElement>(".picture")) {
    const into = figure.querySelector<HTMLElement>(".drawn:empty");
    const drawing = drawings[figure.dataset.picture ?? ""];
    if (into && drawing) into.style.minBlockSize = `${drawing.height(JSON.parse(rowsOf(figure)))}px`;
  }
}

/** Draws one picture that is in sight and not up to date; whether there was one. */
function drawOne(root: HTMLElement): boolean {
  for (const figure of root.querySelectorAll<HTMLElement>(".picture")) {
    const into = figure.querySelector<HTMLElement>(".drawn");
    const width = seen.has(figure) ? Math.floor(figure.clientWidth) : 0;
    if (!into || width === 0) continue;
    const rows = rowsOf(figure);
    const words = figure.dataset.words ?? "";
    const from = [width, words, rows].join("\n");
    if (drawn.get(into) === from) continue;
    drawn.set(into, from);
    const room: Room = { width, money: (cents) => format.money(Math.round(cents)), month };
    const picture = drawings[figure.dataset.picture ?? ""]?.draw(JSON.parse(rows) as never[], JSON.parse(words) as never, room);
    into.replaceChildren(...(picture ? [picture] : []));
    into.style.minBlockSize = "";
    return true;
  }
  return false;
}

function watch(root: HTMLElement): void {
  const soon = (after = rest): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => drawOne(root) && soon(0), after);
  };
  const sight = new IntersectionObserver((all) => {
    for (const { target, isIntersecting } of all) {
      if (isIntersecting) seen.add(target);
      else seen.delete(target);
    }
    soon();
  }, { rootMargin: "50%" });
  const size = new ResizeObserver(() => soon());
  const known = new WeakSet<Element>();
  const look = (): void => {
    hold(root);
    for (const figure of root.querySelectorAll(".picture")) {
      if (known.has(figure)) continue;
      known.add(figure);
      sight.observe(figure);
      size.observe(figure);
    }
    soon();
  };
  new MutationObserver((changes) => {
    look();
    // A part that is opened has its picture at once: nothing below it is pushed away later.
    for (const { attributeName, target } of changes) {
      if (attributeName !== "open" || !(target instanceof HTMLDetailsElement) || !target.open) continue;
      for (const figure of target.querySelectorAll(".picture")) seen.add(figure);
      while (drawOne(target));
    }
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-row", "data-words", "open"] });
  look();
  // What is out of sight is printed, too.
  addEventListener("beforeprint", () => {
    for (const figure of root.querySelectorAll(".picture")) seen.add(figure);
    while (drawOne(root));
  });
}

const results = document.getElementById("results");
if (results) watch(results);

// What has left her hand by each day, by the cheapest way, by the best with
// nothing paid ahead and by the one that comes next: a sum that is smaller in the
// end may ask for more on the way.

import { el } from "../dom";
import type { Case, Entry } from "../estimate";
import { EntryKind } from "../wire/message/entry-kind";
import { WayKind } from "../wire/message/way-kind";
import { figure, row } from "./figure";
import { foldedPart } from "./fold";
import { capital, cash, sentence, sum } from "./mix";
import { rank } from "./offers";
import { type Scene, usualCase, wayOf } from "./scene";

interface Course { name: string; shown: Case; plain?: boolean }

export function paidPart(scene: Scene): HTMLElement | undefined {
  const [own, ...others] = courses(scene);
  if (!own) return undefined;
  const all = [own, ...others];
  const days = [...new Set(all.flatMap(({ shown }) => shown.entries.map(({ date }) => date)))].sort((a, b) => a - b);
  const lines = days.map((day) => ({ day, paid: all.map(({ shown }) => by(shown, day)) }));
  const last = lines[lines.length - 1];
  if (!last || lines.length < 2) return undefined;
  const { format } = scene;
  const ends = all.map(({ shown }) => shown.total);
  const settled = ends.every((total, i) => total === last.paid[i]);
  return foldedPart(
    scene, "paid", scene.say("ui.paid.title"),
    figure(
      scene, "money", says(scene, lines, all.findIndex(({ plain }) => plain)),
      all.map(({ name }, i) => [`line-${i + 1}`, name]), { ways: all.map(({ name }) => name) },
      el(
        "table", { class: "ways" },
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, scene.say("ui.paid.day")), ...all.map(({ name }) => el("th", { scope: "col" }, name)))),
        el(
          "tbody", {},
          ...lines.map((line) => el("tr", row("money", line), el("th", { scope: "row" }, format.date(line.day)), ...line.paid.map((cents) => el("td", {}, format.exact(cents))))),
          !settled && el("tr", {}, el("th", { scope: "row" }, scene.say("ui.paid.comes_back")), ...ends.map((cents) => el("td", {}, format.exact(cents)))),
        ),
      ),
    ),
  );
}

/** The ways that are compared, each once. */
function courses(scene: Scene): Course[] {
  const { estimate } = scene;
  const plain = estimate.offers[estimate.bestPlain];
  const runner = estimate.runners[0];
  const next = runner && estimate.offers[runner.offer];
  const found = [
    { offer: scene.best, way: scene.best?.ways[0] },
    { offer: plain, way: wayOf(plain, WayKind.Unprepaid), plain: true },
    { offer: next, way: runner && next?.ways[runner.way] },
  ];
  const all: Course[] = [];
  for (const { offer, way, plain } of found) {
    const shown = usualCase(way);
    // At the high end of what is not known, the ledger of a way may come to less than the way can:
    // such a line would promise what nobody knows.
    if (!offer || !way || !shown || shown.total !== rank(way.total)) continue;
    const name = estimate.offers.length > 1 ? `${scene.name(offer)}: ${sentence(scene, shown)}` : capital(sentence(scene, shown));
    if (!all.some((course) => course.name === name)) all.push({ name, shown, plain });
  }
  return all;
}

/** What has been paid by a day, less what came back. */
function by({ entries }: Case, day: number): number {
  const until = entries.filter(({ date }: Entry) => date <= day);
  return cash(until) - sum(until.filter(({ kind }) => kind === EntryKind.Return));
}

/** How far the first way is ahead of the plain one; where there is none but itself, what it comes to. */
function says(scene: Scene, lines: { day: number; paid: number[] }[], plain: number): string {
  const ahead = lines.map(({ day, paid }) => ({ day, paid: paid[0] ?? 0, more: (paid[0] ?? 0) - (paid[plain] ?? 0) }));
  const last = ahead[ahead.length - 1];
  if (plain < 1 && last) return scene.say("ui.paid.one", { date: scene.format.date(last.day), amount: scene.format.exact(last.paid) });
  const most = ahead.reduce((a, b) => (b.more > a.more ? b : a));
  if (most.more <= 0) return scene.say("ui.paid.never");
  return scene.say("ui.paid.ahead", { amount: scene.format.money(most.more), date: scene.format.date(most.day) });
}

// What was asked beside the cheapest way: the ways that have the least of
// something, how often she can go for so much a month, and a cheaper start.

import { el } from "../dom";
import type { Budget, Goal, Schedule, Window } from "../estimate";
import { Objective } from "../wire/message/objective";
import { TurnKind } from "../wire/message/turn-kind";
import { spoken } from "./fold";
import { sentence } from "./mix";
import { extra } from "./runners";
import type { Scene } from "./scene";

type Line = [what: string, says: string[]];

export function goalsPart(scene: Scene): HTMLElement | undefined {
  const { goals, budget, window } = scene.estimate;
  const lines = [...goals.flatMap((goal) => goalLine(scene, goal)), ...(budget ? budgetLine(scene, budget) : []), ...(window ? [windowLine(scene, window)] : [])];
  if (lines.length === 0) return undefined;
  return el(
    "section", { class: "part", "aria-labelledby": "goals-title", "data-key": "goals" },
    el("h2", { id: "goals-title" }, scene.say("ui.goals.title")),
    spoken(lines),
    el("p", { class: "quiet" }, scene.say("ui.goals.what")),
  );
}

const names: Partial<Record<Objective, string>> = {
  [Objective.FirstVisit]: "ui.goals.first_visit", [Objective.Month]: "ui.goals.month", [Objective.Risk]: "ui.goals.risk",
};

function goalLine(scene: Scene, { objective, offer: at, measure, least, total, low, more, inCase }: Goal): Line[] {
  const offer = scene.estimate.offers[at];
  const name = names[objective];
  if (!offer || !name || !inCase) return [];
  return [[
    scene.say(name, { amount: scene.format.exact(measure) }),
    [
      ...(least < measure || low < total ? [scene.say("ui.goals.cut", { least: scene.format.exact(least), low: scene.format.exact(low) })] : []),
      scene.say("ui.sum.at", { name: scene.name(offer), way: sentence(scene, inCase) }),
      scene.say("ui.goals.in_all", { amount: scene.format.exact(total) }), more > 0 ? extra(scene, more) : scene.say("ui.goals.same"),
    ],
  ]];
}

function budgetLine(scene: Scene, { monthly, fits, cut, densest, own }: Budget): Line[] {
  if (!densest) return [];
  const says = fits ? [rhythm(scene, densest), visits(scene, densest)] : [missing(scene, densest, monthly)];
  if (own) says.push(scene.say("ui.goals.budget.own", { month: scene.format.exact(own.month) }));
  if (cut) says.push(scene.say("ui.goals.budget.cut"));
  return [[scene.say("ui.goals.budget", { amount: scene.format.exact(monthly) }), says]];
}

function rhythm(scene: Scene, { first, later }: Schedule): string {
  const every = (weeks: number): string => scene.say("ui.goals.every", { count: weeks });
  return later > 0
    ? scene.say("ui.goals.budget.two", { first: every(first), later: every(later) })
    : scene.say("ui.goals.budget.one", { first: every(first) });
}

function visits(scene: Scene, s: Schedule): string {
  const { format } = scene;
  return scene.say("ui.goals.budget.visits", { count: s.visits, date: format.date(s.last), total: format.exact(s.total), month: format.exact(s.month) });
}

function missing(scene: Scene, s: Schedule, monthly: number): string {
  const { format } = scene;
  return scene.say("ui.goals.budget.none", { count: s.visits, date: format.date(s.last), month: format.exact(s.month), missing: format.exact(s.month - monthly) });
}

function windowLine(scene: Scene, { start, date, total, saves, turns }: Window): Line {
  const { format } = scene;
  if (saves <= 0) return [scene.say("ui.goals.window.none", { own: format.date(start) }), [scene.say("ui.goals.window.same")]];
  return [
    scene.say("ui.goals.window.best", { date: format.date(date), own: format.date(start) }),
    [
      scene.say("ui.goals.window.saves", { amount: format.exact(saves), total: format.exact(total.likely ?? total.high) }),
      ...turns.map((turn) => scene.say(
        turn.kind === TurnKind.PlanYear ? "ui.goals.turn.plan_year" : "ui.goals.turn.price",
        { count: turn.best, own: turn.own, date: format.date(turn.date) },
      )),
    ],
  ];
}

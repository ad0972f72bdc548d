// The request that the answers make. What is not said is not in it: the engine
// bounds what is not known, the page assumes nothing.

import type { Goals, Phase, Request } from "../request";
import { Objective } from "../wire/message/objective";
import { PhaseName } from "../wire/message/phase-name";
import { Provider } from "../wire/message/provider";
import { type Answers, fieldFault } from "./answers";
import { benefit } from "./benefit";
import { providers } from "./codes";
import { accounts, tax } from "./funds";
import { otherPayer } from "./other";
import { findPlace, type Place } from "./place";
import { quoteOf } from "./quote";
import { mostQuotes } from "./typed";

/** The plan that is asked for where nothing else is said, as in the engine. */
const usual = { visits: 6, weeks: 4, minutes: 60 };
const mostVisits = 60;

export interface Compiled {
  request: Request;
  /** For each quote of the request, its number in the form. */
  own: number[];
}

export interface Setting {
  /** The states that may be named. */
  places: Iterable<HTMLOptionElement>;
  /** Where she is, where the form does not ask. */
  place?: Place;
  asOf: number;
  /** What a quote is called that was given no name. */
  unnamed(number: number): string;
}

export function compile(a: Answers, setting: Setting): Compiled {
  const request: Request = {
    asOf: setting.asOf, own: [], clinics: a.choices("clinics"), phases: phases(a), start: a.figure("start"),
    provider: providers[a.choice("provider")], minutes: minutes(a), benefit: benefit(a), accounts: accounts(a, setting.asOf), tax: tax(a),
    tip: a.figure("tip") ?? 0, signs: a.choices("signs"), cleared: a.choice("cleared") === "yes",
    otherPayer: otherPayer(a, setting.places), paysByCard: a.choice("pays_by_card") === "yes",
    qualifiesFor: a.choices("qualifies_for"), bookedOn: a.figure("booked_on"), goals: goals(a),
  };
  const place = setting.place ?? findPlace(a.choice("place"), setting.places);
  if (place) Object.assign(request, place);
  else a.faults.push(fieldFault("place", "ui.errors.place"));
  const own: number[] = [];
  for (let i = 0; i < mostQuotes; i++) {
    const quote = quoteOf(a, i, request.provider ?? Provider.MassageTherapist, request.minutes || usual.minutes);
    if (!quote) continue;
    request.own.push({ ...quote, name: quote.name || setting.unnamed(i + 1) });
    own.push(i);
  }
  return { request, own };
}

const objectives: Record<string, Objective> = { first_visit: Objective.FirstVisit, month: Objective.Month, risk: Objective.Risk };

/** What is asked beside the cheapest way; undefined for nothing. A budget of nothing is none. */
function goals(a: Answers): Goals | undefined {
  const asked = {
    objectives: a.choices("goals.objectives").flatMap((name) => objectives[name] ?? []),
    monthly: a.figure("goals.monthly") ?? 0, window: a.figure("goals.window") ?? 0,
  };
  return asked.objectives.length > 0 || asked.monthly > 0 || asked.window > 0 ? asked : undefined;
}

function minutes(a: Answers): number {
  const chosen = a.choice("minutes");
  return chosen === "other" ? (a.figure("minutes.other") ?? 0) : Number(chosen);
}

function phases(a: Answers): Phase[] {
  const first = a.choice("first");
  const then = a.choice("then");
  let visits = first === "other" ? (a.figure("first.other") ?? usual.visits) : Number(first) || usual.visits;
  if (visits < 1) {
    // The engine would take no number as "until the year is over".
    a.faults.push(fieldFault("first.other", "fault.too_small", 1, mostVisits));
    visits = usual.visits;
  }
  const all: Phase[] = [{ name: PhaseName.Initial, visits, weeks: 1 }];
  if (then !== "stop") all.push({ name: PhaseName.Maintenance, visits: 0, weeks: Number(then) || usual.weeks });
  return all;
}

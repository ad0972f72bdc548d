// What was said of somebody else who pays. Each kind has fields of its own, and
// those of another are hidden and so not said. Without what a kind cannot do
// without, the whole is left out once the engine has named it.

import type { Permit } from "../benefit";
import type { OtherPayer } from "../other";
import { Answer } from "../wire/message/answer";
import { OtherPayerKind } from "../wire/message/other-payer-kind";
import { type Answers, fieldFault } from "./answers";
import { answers } from "./codes";
import { findPlace } from "./place";

const kinds: Record<string, OtherPayerKind> = {
  auto: OtherPayerKind.Auto, workers_compensation: OtherPayerKind.Workers, veterans: OtherPayerKind.Veterans,
  medicare: OtherPayerKind.Medicare, medicare_advantage: OtherPayerKind.Advantage,
};

export function otherPayer(a: Answers, places: Iterable<HTMLOptionElement>): OtherPayer | undefined {
  const kind = kinds[a.choice("other_payer.kind")];
  if (a.has("other_payer") || kind === undefined) return undefined;
  const answer = (name: string): Answer => answers[a.choice(`other_payer.${name}`)] ?? Answer.NotKnown;
  const figure = (name: string): number | undefined => a.figure(`other_payer.${name}`);
  return {
    kind,
    deductibleLeft: a.span("other_payer.deductible_left"),
    limitLeft: a.span("other_payer.limit_left"),
    share: a.span("other_payer.share"),
    accident: figure("accident"),
    firstCare: figure("first_care"),
    emergency: answer("emergency"),
    state: state(a, places),
    visitsUsed: figure("visits_used") ?? 0,
    freeVisits: figure("free_visits") ?? 0,
    formVisits: figure("form_visits") ?? 0,
    form: answer("form_held"),
    manager: answer("manager"),
    dailyMax: figure("daily_max") ?? 0,
    copay: a.span("other_payer.copay"),
    referral: answer("referral"),
    authorisation: authorisation(answer("authorisation"), figure("authorisation_until"), figure("authorisation_visits")),
    visitsAYear: figure("visits_a_year") ?? 0,
    planOfCare: answer("plan_of_care"),
    participates: answer("participates"),
    assigned: answer("assigned"),
    therapySoFar: figure("therapy_so_far") ?? 0,
  };
}

/** The state whose law the policy follows: a policy has no ZIP. */
function state(a: Answers, places: Iterable<HTMLOptionElement>): string | undefined {
  const text = a.choice("other_payer.state");
  const found = findPlace(text, places)?.state;
  if (text && !found) a.faults.push(fieldFault("other_payer.state", "fault.unknown_value"));
  return found;
}

function authorisation(have: Answer, expires: number | undefined, visits: number | undefined): Permit | undefined {
  if (have === Answer.NotKnown) return undefined;
  const had = have === Answer.Yes;
  return { needed: Answer.NotKnown, have, expires: had ? expires : undefined, visits: had ? (visits ?? 0) : 0 };
}

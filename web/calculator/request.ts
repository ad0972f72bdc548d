// What is known, as a message to the engine. The shape is that of the schema
// (wasm/wire/request.fbs); whatever is undefined here is not said there.

import { Builder, type Offset } from "flatbuffers";
import { type Benefit, benefitOf } from "./benefit";
import { noDay } from "./format";
import { type Accounts, accountsOf, type Tax, taxOf } from "./funds";
import { type OtherPayer, otherPayerOf } from "./other";
import { type Quote, quoteOf } from "./quoted";
import { Goals as WireGoals } from "./wire/message/goals";
import type { Objective } from "./wire/message/objective";
import { Phase as WirePhase } from "./wire/message/phase";
import type { PhaseName } from "./wire/message/phase-name";
import { PlanRequest } from "./wire/message/plan-request";
import type { Provider } from "./wire/message/provider";
import { Request as WireRequest } from "./wire/message/request";

export type { Span } from "./quantity";
export type { Change, Membership, Package, Quote } from "./quoted";
export interface Phase { name: PhaseName; visits: number; weeks: number }
export interface Request {
  asOf: number; state?: string; zip3?: string; own: Quote[]; clinics: string[]; start?: number; phases: Phase[];
  provider?: Provider; minutes: number; benefit?: Benefit; tip: number; signs: string[]; cleared: boolean;
  accounts?: Accounts; tax?: Tax; otherPayer?: OtherPayer; qualifiesFor?: string[]; paysByCard?: boolean;
  bookedOn?: number; goals?: Goals;
}
/** What is asked beside the cheapest way: cents a month, days after the start. */
export interface Goals { objectives: Objective[]; monthly: number; window: number }

export function writeRequest(r: Request): Uint8Array {
  const b = new Builder(2048);
  const text = (s: string | undefined): Offset => (s ? b.createSharedString(s) : 0);
  const state = text(r.state);
  const zip3 = text(r.zip3);
  const own = r.own.length && WireRequest.createOwnVector(b, r.own.map((q) => quoteOf(b, q)));
  const clinics = r.clinics.length && WireRequest.createClinicsVector(b, r.clinics.map(text));
  const signs = r.signs.length && WireRequest.createSignsVector(b, r.signs.map(text));
  const qualifies = r.qualifiesFor?.length ? WireRequest.createQualifiesForVector(b, r.qualifiesFor.map(text)) : 0;
  const plan = planOf(b, r);
  const benefit = r.benefit ? benefitOf(b, r.benefit) : 0;
  const accounts = r.accounts ? accountsOf(b, r.accounts) : 0;
  const tax = r.tax ? taxOf(b, r.tax) : 0;
  const otherPayer = r.otherPayer ? otherPayerOf(b, r.otherPayer) : 0;
  const goals = r.goals ? WireGoals.createGoals(b, WireGoals.createObjectivesVector(b, r.goals.objectives), r.goals.monthly, r.goals.window) : 0;
  WireRequest.startRequest(b);
  WireRequest.addAsOf(b, r.asOf);
  WireRequest.addBookedOn(b, r.bookedOn ?? noDay);
  WireRequest.addState(b, state);
  WireRequest.addZip3(b, zip3);
  WireRequest.addOwn(b, own);
  WireRequest.addClinics(b, clinics);
  WireRequest.addPlan(b, plan);
  if (r.provider) WireRequest.addProvider(b, r.provider);
  WireRequest.addMinutes(b, r.minutes);
  WireRequest.addBenefit(b, benefit);
  WireRequest.addTip(b, r.tip);
  WireRequest.addSigns(b, signs);
  WireRequest.addCleared(b, r.cleared);
  WireRequest.addAccounts(b, accounts);
  WireRequest.addTax(b, tax);
  WireRequest.addOtherPayer(b, otherPayer);
  WireRequest.addQualifiesFor(b, qualifies);
  WireRequest.addPaysByCard(b, r.paysByCard ?? false);
  WireRequest.addGoals(b, goals);
  WireRequest.finishRequestBuffer(b, WireRequest.endRequest(b));
  return b.asUint8Array();
}

function planOf(b: Builder, r: Request): Offset {
  const phases = r.phases.length && PlanRequest.createPhasesVector(
    b,
    r.phases.map((p) => WirePhase.createPhase(b, p.name, p.visits, noDay, p.weeks)),
  );
  return PlanRequest.createPlanRequest(b, r.start ?? noDay, phases, 0);
}

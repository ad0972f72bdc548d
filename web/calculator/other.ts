// What is known of somebody else who pays, as a part of the message to the engine.

import type { Builder, Offset } from "flatbuffers";
import { type Permit, permitOf } from "./benefit";
import { noDay } from "./format";
import { type Span, span } from "./quantity";
import type { Answer } from "./wire/message/answer";
import { OtherPayer as WireOtherPayer } from "./wire/message/other-payer";
import type { OtherPayerKind } from "./wire/message/other-payer-kind";

export interface OtherPayer {
  kind: OtherPayerKind; deductibleLeft?: Span; limitLeft?: Span; share?: Span; accident?: number; firstCare?: number;
  emergency: Answer; state?: string; visitsUsed: number; freeVisits: number; formVisits: number; form: Answer; manager: Answer;
  dailyMax: number; copay?: Span; referral: Answer; authorisation?: Permit; visitsAYear: number;
  planOfCare: Answer; participates: Answer; assigned: Answer; therapySoFar: number;
}

export function otherPayerOf(b: Builder, v: OtherPayer): Offset {
  const state = v.state ? b.createSharedString(v.state) : 0;
  const authorisation = v.authorisation ? permitOf(b, v.authorisation) : 0;
  WireOtherPayer.startOtherPayer(b);
  WireOtherPayer.addKind(b, v.kind);
  span(b, WireOtherPayer.addDeductibleLeft, v.deductibleLeft);
  span(b, WireOtherPayer.addLimitLeft, v.limitLeft);
  span(b, WireOtherPayer.addShare, v.share);
  WireOtherPayer.addAccident(b, v.accident ?? noDay);
  WireOtherPayer.addFirstCare(b, v.firstCare ?? noDay);
  WireOtherPayer.addEmergency(b, v.emergency);
  WireOtherPayer.addState(b, state);
  WireOtherPayer.addVisitsUsed(b, v.visitsUsed);
  WireOtherPayer.addFreeVisits(b, v.freeVisits);
  WireOtherPayer.addFormVisits(b, v.formVisits);
  WireOtherPayer.addForm(b, v.form);
  WireOtherPayer.addManager(b, v.manager);
  WireOtherPayer.addDailyMax(b, v.dailyMax);
  span(b, WireOtherPayer.addCopay, v.copay);
  WireOtherPayer.addReferral(b, v.referral);
  WireOtherPayer.addAuthorisation(b, authorisation);
  WireOtherPayer.addVisitsAYear(b, v.visitsAYear);
  WireOtherPayer.addPlanOfCare(b, v.planOfCare);
  WireOtherPayer.addParticipates(b, v.participates);
  WireOtherPayer.addAssigned(b, v.assigned);
  WireOtherPayer.addTherapySoFar(b, v.therapySoFar);
  return WireOtherPayer.endOtherPayer(b);
}

// What is known of accounts and taxes, as parts of the message to the engine.

import type { Builder, Offset } from "flatbuffers";
import { noDay } from "./format";
import { type Span, span } from "./quantity";
import { Accounts as WireAccounts } from "./wire/message/accounts";
import type { AccountCoverage } from "./wire/message/account-coverage";
import type { AccountRoute } from "./wire/message/account-route";
import type { Answer } from "./wire/message/answer";
import type { FilingStatus } from "./wire/message/filing-status";
import { FSA as WireFSA } from "./wire/message/fsa";
import { HSA as WireHSA } from "./wire/message/hsa";
import type { Leftover } from "./wire/message/leftover";
import type { PrepaidRule } from "./wire/message/prepaid-rule";
import { Tax as WireTax } from "./wire/message/tax";

export interface FSA {
  election?: Span; carriedIn: number; left?: Span; yearEnds?: number; leftover: Leftover; cap?: Span; runOut: number;
  other?: Span; open: Answer; planned?: Span;
}
export interface HSA {
  coverage: AccountCoverage; from?: number; until?: number; medicare?: number; born: number; opened?: number;
  lastMonth: boolean; planned?: Span; route: AccountRoute;
}
export interface Accounts { letter: Answer; letterFrom?: number; letterUntil?: number; prepaid: PrepaidRule; fsa?: FSA; hsa?: HSA }
export interface Tax {
  status: FilingStatus; income?: Span; gross?: Span; wages?: Span; state?: Span; stateTaxesHSA: boolean; stateTaxesFSA: boolean;
  itemizes: Answer; otherMedical?: Span;
}

export function accountsOf(b: Builder, a: Accounts): Offset {
  const fsa = a.fsa ? fsaOf(b, a.fsa) : 0;
  const hsa = a.hsa ? hsaOf(b, a.hsa) : 0;
  WireAccounts.startAccounts(b);
  WireAccounts.addLetter(b, a.letter);
  WireAccounts.addLetterFrom(b, a.letterFrom ?? noDay);
  WireAccounts.addLetterUntil(b, a.letterUntil ?? noDay);
  WireAccounts.addPrepaid(b, a.prepaid);
  WireAccounts.addFsa(b, fsa);
  WireAccounts.addHsa(b, hsa);
  return WireAccounts.endAccounts(b);
}

function fsaOf(b: Builder, f: FSA): Offset {
  WireFSA.startFSA(b);
  span(b, WireFSA.addElection, f.election);
  WireFSA.addCarriedIn(b, f.carriedIn);
  span(b, WireFSA.addLeft, f.left);
  WireFSA.addYearEnds(b, f.yearEnds ?? noDay);
  WireFSA.addLeftover(b, f.leftover);
  span(b, WireFSA.addCap, f.cap);
  WireFSA.addRunOut(b, f.runOut);
  span(b, WireFSA.addOther, f.other);
  WireFSA.addElects(b, f.open);
  span(b, WireFSA.addPlanned, f.planned);
  return WireFSA.endFSA(b);
}

function hsaOf(b: Builder, h: HSA): Offset {
  WireHSA.startHSA(b);
  WireHSA.addCoverage(b, h.coverage);
  WireHSA.addFrom(b, h.from ?? noDay);
  WireHSA.addUntil(b, h.until ?? noDay);
  WireHSA.addMedicare(b, h.medicare ?? noDay);
  WireHSA.addBorn(b, h.born);
  WireHSA.addOpened(b, h.opened ?? noDay);
  WireHSA.addLastMonth(b, h.lastMonth);
  span(b, WireHSA.addPlanned, h.planned);
  WireHSA.addRoute(b, h.route);
  return WireHSA.endHSA(b);
}

export function taxOf(b: Builder, t: Tax): Offset {
  WireTax.startTax(b);
  WireTax.addStatus(b, t.status);
  span(b, WireTax.addIncome, t.income);
  span(b, WireTax.addGross, t.gross);
  span(b, WireTax.addWages, t.wages);
  span(b, WireTax.addState, t.state);
  WireTax.addStateTaxesHsa(b, t.stateTaxesHSA);
  WireTax.addStateTaxesFsa(b, t.stateTaxesFSA);
  WireTax.addItemizes(b, t.itemizes);
  span(b, WireTax.addOtherMedical, t.otherMedical);
  return WireTax.endTax(b);
}

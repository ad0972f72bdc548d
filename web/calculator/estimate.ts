// The engine's answer as plain data. The shapes are those of the schema
// (wasm/wire/reply.fbs), which says what each figure means: cents, parts per
// million, days. Nothing is worked out here.

import { ByteBuffer } from "flatbuffers";
import { noDay } from "./format";
import type { CaseKind, Effect, EntryKind, Fault as WireFault, OfferKind, Origin, Payer, Unit, WayKind } from "./wire/reply_generated";
import type { Provider } from "./wire/message/provider";
import { Reply } from "./wire/message/reply";
import type { Budget as WireBudget } from "./wire/message/budget";
import type { Case as WireCase } from "./wire/message/case";
import type { Entry as WireEntry } from "./wire/message/entry";
import type { Estimate as WireEstimate } from "./wire/message/estimate";
import type { Goal as WireGoal } from "./wire/message/goal";
import type { Money as WireMoney } from "./wire/message/money";
import type { Objective } from "./wire/message/objective";
import type { Offer as WireOffer } from "./wire/message/offer";
import type { OtherBills as WireOtherBills } from "./wire/message/other-bills";
import type { Otherwise as WireOtherwise } from "./wire/message/otherwise";
import type { Region as WireRegion } from "./wire/message/region";
import type { RegionOrigin as WireRegionOrigin } from "./wire/message/region-origin";
import type { Schedule as WireSchedule } from "./wire/message/schedule";
import type { TurnKind } from "./wire/message/turn-kind";
import type { Window as WireWindow } from "./wire/message/window";

/** Where two fields are at odds, `other` is the path of the second. */
export interface Fault { path: string; code: string; low: number; high: number; other: string }
export interface Range { low: number; high: number; likely?: number }
export interface Input { field: string; unit: Unit; value: number; origin: Origin; date: number }
export interface Entry {
  visit: number; date: number; payer: Payer; kind: EntryKind; amount: number; rule: string; item: number; inputs: Input[];
}
/** A package on the clock: `slack` in weeks, -1 where nothing makes it lapse. */
export interface Bought {
  item: number; on: number; last: number; holds: number; drawn: number; latest: number; back: number; lost: number; slack: number;
}
export interface Tenure { item: number; joined: number; bound: number; until: number; paid: number; granted: number; used: number }
/** Where the plan's share changes; a share is -1 where there is none. */
export interface Crossing { code: string; visit: number; date: number; before: number; after: number }
export interface Case {
  kind: CaseKind; total: number; dueFirst: number; paidAhead: number; prepaid: number; credit: number; stops: number[]; entries: Entry[];
  packages: Bought[]; memberships: Tenure[]; crossings: Crossing[];
  /** The last day on which an FSA takes claims of it; noDay where none pays. */
  claimBy: number;
}
export interface Way {
  kind: WayKind; total: Range; cases: Case[]; apart: boolean; notes: string[]; item: number; ofMembership: boolean;
}
/** From how many visits on an item is cheaper than paying singly; 0 for none. */
export interface Even { membership: boolean; item: number; visits: number; price: number; first: number; from: number }
export interface Reach { visits: number; handsOn: number }
export interface Runner { offer: number; way: number; more: number }
export interface RegionOrigin { base: number; source: string; url: string; checked: number; index: number; state: string }
export interface Region { price: Range; low?: RegionOrigin; likely?: RegionOrigin; high?: RegionOrigin }
export interface Offer {
  kind: OfferKind; index: number; id: string; provider: Provider; service: number; booked: number; handsOn: number;
  since: number; ways: Way[]; region?: Region; notes: string[]; disputable?: Range; evens: Even[]; early: Reach; whole: Reach;
  missedLow: number; missedHigh: number;
}
export interface Unknown {
  fact: string; offer: number; item: number; low: number; high: number; assumed?: number; narrowing: number; worth: number;
  steady: boolean;
}
/** The one fact that would make another way win, and what that way buys ahead. */
export interface Otherwise {
  fact: string; offer: number; item: number; from: number; to: number; saves: number; winner: number; claims: boolean;
  buys: { item: number; membership: boolean }[];
}
/** From how much of other bills on a dearer way is the cheaper one in all. */
export interface OtherBills { offer: number; way: number; more: number; gained: number; bills: number; saves: number }
export interface Screen { effect: Effect; replace: boolean; signs: string[]; cleared: boolean }
export interface Visit { date: number; phase: number }
export interface Phase { visits: number; weeks: number }
export interface Plan { start: number; phases: Phase[]; visits: Visit[]; reassess: number; notes: string[] }
/** What she is owed in writing if she pays herself; days, `noDay` for none. */
export interface GoodFaith { bookedOn: number; by: number; ifAsked: number; whole: boolean }
export interface Estimate {
  asOf: number; screen: Screen; plan: Plan; state: string; minutes: number; total?: Range; unprepaid?: Range;
  difference: number; best: number; bestPlain: number; offers: Offer[]; unknowns: Unknown[]; notes: string[];
  goodFaith?: GoodFaith; runners: Runner[]; goals: Goal[]; budget?: Budget; window?: Window;
  firm: boolean; otherwise?: Otherwise; otherBills?: OtherBills;
}
/** The way that has the least of an objective, in today's case. */
export interface Goal { objective: Objective; offer: number; measure: number; least: number; total: number; low: number; more: number; inCase?: Case }
export interface Schedule { first: number; later: number; visits: number; last: number; month: number; total: number }
export interface Budget { monthly: number; fits: boolean; cut: boolean; densest?: Schedule; own?: Schedule }
export interface Window { start: number; date: number; total: Range; saves: number; turns: Turn[] }
/** A day, and how many visits fall before it from either start. */
export interface Turn { kind: TurnKind; date: number; own: number; best: number }

/** What operation 1 answers: an estimate, or what is wrong with the request. */
export function readReply(bytes: Uint8Array): { estimate?: Estimate; faults: Fault[] } {
  const reply = Reply.getRootAsReply(new ByteBuffer(bytes));
  const estimate = reply.estimate();
  return {
    estimate: estimate ? readEstimate(estimate) : undefined,
    faults: many(reply.faultsLength(), (i) => reply.faults(i), readFault),
  };
}

/** Every element of a vector. */
export function many<W, T>(length: number, at: (i: number) => W | null, read: (wire: W) => T): T[] {
  const all: T[] = [];
  for (let i = 0; i < length; i++) {
    const wire = at(i);
    if (wire !== null) all.push(read(wire));
  }
  return all;
}

export function readFault(f: WireFault): Fault {
  return { path: f.path() ?? "", code: f.code() ?? "", low: f.low(), high: f.high(), other: f.other() ?? "" };
}

export function readMoney(m: WireMoney | null): Range | undefined {
  if (!m) return undefined;
  return { low: m.low(), high: m.high(), likely: m.hasLikely() ? m.likely() : undefined };
}

function readEstimate(e: WireEstimate): Estimate {
  const screen = e.screen();
  const plan = e.plan();
  const owed = e.goodFaith();
  return {
    asOf: e.asOf(),
    screen: {
      effect: screen?.effect() ?? 0,
      replace: screen?.replace() ?? false,
      signs: many(screen?.signsLength() ?? 0, (i) => screen?.signs(i) ?? null, String),
      cleared: screen?.cleared() ?? false,
    },
    plan: {
      start: plan?.start() ?? e.asOf(),
      phases: many(plan?.phasesLength() ?? 0, (i) => plan?.phases(i) ?? null, (p) => ({ visits: p.visits(), weeks: p.weeks() })),
      visits: many(plan?.visitsLength() ?? 0, (i) => plan?.visits(i) ?? null, (v) => ({ date: v.date(), phase: v.phase() })),
      reassess: plan?.reassess() ?? 0,
      notes: many(plan?.notesLength() ?? 0, (i) => plan?.notes(i) ?? null, String),
    },
    state: e.state() ?? "",
    minutes: e.minutes(),
    total: readMoney(e.total()),
    unprepaid: readMoney(e.unprepaid()),
    difference: e.difference(),
    best: e.best(),
    bestPlain: e.bestPlain(),
    offers: many(e.offersLength(), (i) => e.offers(i), readOffer),
    unknowns: many(e.unknownsLength(), (i) => e.unknowns(i), (u) => ({
      fact: u.fact() ?? "", offer: u.offer(), item: u.item(), low: u.low(), high: u.high(),
      assumed: u.hasDefault() ? u.defaultValue() : undefined, narrowing: u.narrowing(), worth: u.worth(), steady: u.steady(),
    })),
    notes: many(e.notesLength(), (i) => e.notes(i), String),
    runners: many(e.runnersLength(), (i) => e.runners(i), (r) => ({ offer: r.offer(), way: r.way(), more: r.more() })),
    goals: many(e.goalsLength(), (i) => e.goals(i), readGoal),
    budget: readBudget(e.budget()),
    window: readWindow(e.window()),
    firm: e.firm(),
    otherwise: readOtherwise(e.otherwise()),
    otherBills: readOtherBills(e.otherBills()),
    goodFaith: owed ? { bookedOn: owed.bookedOn(), by: owed.by(), ifAsked: owed.ifAsked(), whole: owed.whole() } : undefined,
  };
}

function readGoal(g: WireGoal): Goal {
  const shown = g.inCase();
  return { objective: g.objective(), offer: g.offer(), measure: g.measure(), least: g.least(), total: g.total(), low: g.low(), more: g.more(), inCase: shown ? readCase(shown) : undefined };
}

function readBudget(b: WireBudget | null): Budget | undefined {
  if (!b) return undefined;
  return { monthly: b.monthly(), fits: b.fits(), cut: b.cut(), densest: readSchedule(b.densest()), own: readSchedule(b.own()) };
}

function readSchedule(s: WireSchedule | null): Schedule | undefined {
  if (!s || s.visits() === 0) return undefined;
  return { first: s.first(), later: s.later(), visits: s.visits(), last: s.last(), month: s.month(), total: s.total() };
}

/** Of the starts that were tried the plan's own and the best. */
function readWindow(w: WireWindow | null): Window | undefined {
  const own = w?.starts(0)?.date();
  const best = w?.starts(w.best());
  const total = readMoney(best?.total() ?? null);
  if (!w || !best || !total || own === undefined) return undefined;
  const turns = many(w.turnsLength(), (i) => w.turns(i), (t) => ({ kind: t.kind(), date: t.date(), own: t.own(), best: t.best() }));
  return { start: own, date: best.date(), total, saves: w.saves(), turns };
}

function readOtherwise(o: WireOtherwise | null): Otherwise | undefined {
  if (!o) return undefined;
  const buys = many(o.buysLength(), (i) => o.buys(i), (item) => ({ item: item.item(), membership: item.ofMembership() }));
  return {
    fact: o.fact() ?? "", offer: o.offer(), item: o.item(), from: o.from(), to: o.to(), saves: o.saves(), winner: o.winner(), claims: o.claims(),
    buys,
  };
}

function readOtherBills(o: WireOtherBills | null): OtherBills | undefined {
  return o ? { offer: o.offer(), way: o.way(), more: o.more(), gained: o.gained(), bills: o.bills(), saves: o.saves() } : undefined;
}

function readOffer(o: WireOffer): Offer {
  const region = o.region();
  return {
    kind: o.kind(), index: o.index(), id: o.id() ?? "", provider: o.provider(), service: o.service(),
    booked: o.booked(), handsOn: o.handsOn(), since: o.since(),
    ways: many(o.waysLength(), (i) => o.ways(i), (w) => ({
      kind: w.kind(), total: readMoney(w.total()) ?? { low: 0, high: 0 }, apart: w.apart(),
      cases: many(w.casesLength(), (i) => w.cases(i), readCase),
      notes: many(w.notesLength(), (i) => w.notes(i), String),
      item: w.item(), ofMembership: w.ofMembership(),
    })),
    missedLow: o.missedLow(), missedHigh: o.missedHigh(),
    region: region ? readRegion(region) : undefined,
    notes: many(o.notesLength(), (i) => o.notes(i), String),
    disputable: readMoney(o.disputable()),
    evens: many(o.evensLength(), (i) => o.evens(i), (e) => ({
      membership: e.membership(), item: e.item(), visits: e.visits(), price: e.price(), first: e.first(), from: e.from(),
    })),
    early: { visits: o.earlyVisits(), handsOn: o.earlyHandsOn() },
    whole: { visits: o.wholeVisits(), handsOn: o.wholeHandsOn() },
  };
}

function readRegion(r: WireRegion): Region {
  const from = (o: WireRegionOrigin | null): RegionOrigin | undefined =>
    o ? { base: o.base(), source: o.source() ?? "", url: o.url() ?? "", checked: o.checked(), index: o.index(), state: o.state() ?? "" } : undefined;
  return { price: readMoney(r.price()) ?? { low: 0, high: 0 }, low: from(r.lowFrom()), likely: from(r.likelyFrom()), high: from(r.highFrom()) };
}

function readCase(c: WireCase): Case {
  return {
    kind: c.kind(), total: c.total(), dueFirst: c.dueFirst(), paidAhead: c.paidAhead(), prepaid: c.prepaid(), credit: c.credit(),
    stops: [...(c.stopsArray() ?? [])],
    packages: many(c.packagesLength(), (i) => c.packages(i), (b) => ({
      item: b.item(), on: b.on(), last: b.last(), holds: b.holds(), drawn: b.drawn(), latest: b.latest(), back: b.back(), lost: b.lost(), slack: b.slack(),
    })),
    memberships: many(c.membershipsLength(), (i) => c.memberships(i), (m) => ({
      item: m.item(), joined: m.joined(), bound: m.bound(), until: m.until(), paid: m.paid(), granted: m.granted(), used: m.used(),
    })),
    crossings: many(c.crossingsLength(), (i) => c.crossings(i), (x) => ({
      code: x.code() ?? "", visit: x.visit(), date: x.date(), before: x.before(), after: x.after(),
    })),
    entries: many(c.entriesLength(), (i) => c.entries(i), readEntry),
    claimBy: (c.funding()?.fromFsa()?.high() ?? 0) > 0 ? (c.funding()?.claimBy() ?? noDay) : noDay,
  };
}

function readEntry(e: WireEntry): Entry {
  return {
    visit: e.visit(), date: e.date(), payer: e.payer(), kind: e.kind(), amount: e.amount(), rule: e.rule() ?? "", item: e.item(),
    inputs: many(e.inputsLength(), (i) => e.inputs(i), (x) => ({
      field: x.field() ?? "", unit: x.unit(), value: x.value(), origin: x.origin(), date: x.date(),
    })),
  };
}

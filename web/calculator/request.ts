// What is known, as a message to the engine. The shape is that of the schema
// (wasm/wire/request.fbs); whatever is undefined here is not said there.

import { Builder, type Offset } from "flatbuffers";
import { type Benefit, benefitOf } from "./benefit";
import { noDay } from "./format";
import { type Accounts, accountsOf, type Tax, taxOf } from "./funds";
import { type OtherPayer, otherPayerOf } from "./other";
import { type Span, span } from "./quantity";
import type { ExpiryRule } from "./wire/message/expiry-rule";
import { Membership as WireMembership } from "./wire/message/membership";
import { Package as WirePackage } from "./wire/message/package";
import { Phase as WirePhase } from "./wire/message/phase";
import type { PhaseName } from "./wire/message/phase-name";
import { PlanRequest } from "./wire/message/plan-request";
import type { Provider } from "./wire/message/provider";
import { Quote as WireQuote } from "./wire/message/quote";
import { Request as WireRequest } from "./wire/message/request";
import { Seller } from "./wire/message/seller";
import { Service } from "./wire/message/service";
import type { UnusedRule } from "./wire/message/unused-rule";

export type { Span } from "./quantity";
export interface Package { visits: number; price?: Span; expiry: ExpiryRule; months: number; date?: number }
export interface Membership {
  fee?: Span; setupFee?: Span; credits: number; unused: UnusedRule; cap: number; months?: Span; memberPrice?: Span;
}
export interface Quote {
  name: string; provider: Provider; minutes: number; price?: Span; firstVisit?: Span; quotedOn?: number;
  packages: Package[]; memberships: Membership[];
}
export interface Phase { name: PhaseName; visits: number; weeks: number }
export interface Request {
  asOf: number; state?: string; zip3?: string; own: Quote[]; clinics: string[]; start?: number; phases: Phase[];
  provider?: Provider; minutes: number; benefit?: Benefit; tip: number; signs: string[]; cleared: boolean;
  accounts?: Accounts; tax?: Tax; otherPayer?: OtherPayer; paysByCard?: boolean;
}

export function writeRequest(r: Request): Uint8Array {
  const b = new Builder(2048);
  const text = (s: string | undefined): Offset => (s ? b.createSharedString(s) : 0);
  const state = text(r.state);
  const zip3 = text(r.zip3);
  const own = r.own.length && WireRequest.createOwnVector(b, r.own.map((q) => quote(b, q)));
  const clinics = r.clinics.length && WireRequest.createClinicsVector(b, r.clinics.map(text));
  const signs = r.signs.length && WireRequest.createSignsVector(b, r.signs.map(text));
  const plan = planOf(b, r);
  const benefit = r.benefit ? benefitOf(b, r.benefit) : 0;
  const accounts = r.accounts ? accountsOf(b, r.accounts) : 0;
  const tax = r.tax ? taxOf(b, r.tax) : 0;
  const otherPayer = r.otherPayer ? otherPayerOf(b, r.otherPayer) : 0;
  WireRequest.startRequest(b);
  WireRequest.addAsOf(b, r.asOf);
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
  WireRequest.addPaysByCard(b, r.paysByCard ?? false);
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

function quote(b: Builder, q: Quote): Offset {
  const service = b.createSharedString("visit");
  Service.startService(b);
  Service.addId(b, service);
  Service.addBookedMinutes(b, q.minutes);
  span(b, Service.addPrice, q.price);
  span(b, Service.addFirstVisit, q.firstVisit);
  const services = Seller.createServicesVector(b, [Service.endService(b)]);
  const packages = q.packages.length && Seller.createPackagesVector(b, q.packages.map((p) => packageOf(b, p)));
  const memberships = q.memberships.length && Seller.createMembershipsVector(b, q.memberships.map((m) => membership(b, m)));
  const name = b.createString(q.name);
  Seller.startSeller(b);
  Seller.addId(b, name);
  Seller.addProvider(b, q.provider);
  Seller.addServices(b, services);
  Seller.addPackages(b, packages);
  Seller.addMemberships(b, memberships);
  const seller = Seller.endSeller(b);
  return WireQuote.createQuote(b, seller, q.quotedOn ?? noDay);
}

function packageOf(b: Builder, p: Package): Offset {
  const id = b.createSharedString("package");
  const services = WirePackage.createServicesVector(b, [0]);
  WirePackage.startPackage(b);
  WirePackage.addId(b, id);
  WirePackage.addVisits(b, p.visits);
  span(b, WirePackage.addPrice, p.price);
  WirePackage.addServices(b, services);
  WirePackage.addExpiry(b, p.expiry);
  WirePackage.addExpiryMonths(b, p.months);
  WirePackage.addExpiryDate(b, p.date ?? noDay);
  return WirePackage.endPackage(b);
}

function membership(b: Builder, m: Membership): Offset {
  const id = b.createSharedString("membership");
  const services = WireMembership.createServicesVector(b, [0]);
  WireMembership.startMembership(b);
  WireMembership.addId(b, id);
  span(b, WireMembership.addFee, m.fee);
  span(b, WireMembership.addSetupFee, m.setupFee);
  WireMembership.addCredits(b, m.credits);
  WireMembership.addUnused(b, m.unused);
  WireMembership.addCap(b, m.cap);
  span(b, WireMembership.addMinimumMonths, m.months);
  span(b, WireMembership.addMemberPrice, m.memberPrice);
  WireMembership.addServices(b, services);
  return WireMembership.endMembership(b);
}

// A place that quoted her prices, and how it goes into a message: a clinic with
// one kind of visit.

import type { Builder, Offset } from "flatbuffers";
import { noDay } from "./format";
import { type Span, span } from "./quantity";
import type { Answer } from "./wire/message/answer";
import { Change as WireChange } from "./wire/message/change";
import type { ExpiryRule } from "./wire/message/expiry-rule";
import type { IntervalUnit } from "./wire/message/interval-unit";
import { Membership as WireMembership } from "./wire/message/membership";
import { NewPrice } from "./wire/message/new-price";
import { Package as WirePackage } from "./wire/message/package";
import type { Provider } from "./wire/message/provider";
import { Quote as WireQuote } from "./wire/message/quote";
import type { RefundRule } from "./wire/message/refund-rule";
import { Seller } from "./wire/message/seller";
import { Service } from "./wire/message/service";
import type { UnusedRule } from "./wire/message/unused-rule";

export interface Package {
  /** Either of the two; the other is 0. */
  visits: number; minutes: number;
  price?: Span; expiry: ExpiryRule; months: number; date?: number; refund: RefundRule; refundFee: number; firstOnly: boolean;
}
export interface Membership {
  fee?: Span; setupFee?: Span; credits: number; unused: UnusedRule; cap: number; memberPrice?: Span;
  /** How often the fee is due: every so many units. */
  every: number; unit: IntervalUnit;
  /** Fees that have to be paid at least. */
  minimum?: Span;
  notice: number; cycles: number;
}
export interface Quote {
  name: string; provider: Provider; minutes: number; handsOn: number; price?: Span; firstVisit?: Span; quotedOn?: number;
  packages: Package[]; memberships: Membership[]; card: number; salesTax: number; tips: Answer; changes: Change[];
}
/** The prices of a later day: of the visit, the package, the membership. */
export interface Change { from?: number; price?: Span; packagePrice?: Span; fee?: Span; keep: Answer }

export function quoteOf(b: Builder, q: Quote): Offset {
  const service = b.createSharedString("visit");
  Service.startService(b);
  Service.addId(b, service);
  Service.addBookedMinutes(b, q.minutes);
  Service.addHandsOnMinutes(b, q.handsOn);
  span(b, Service.addPrice, q.price);
  span(b, Service.addFirstVisit, q.firstVisit);
  const services = Seller.createServicesVector(b, [Service.endService(b)]);
  const packages = q.packages.length && Seller.createPackagesVector(b, q.packages.map((p) => packageOf(b, p)));
  const memberships = q.memberships.length && Seller.createMembershipsVector(b, q.memberships.map((m) => membershipOf(b, m)));
  const changes = q.changes.length && Seller.createChangesVector(b, q.changes.map((c) => changeOf(b, c)));
  const name = b.createString(q.name);
  Seller.startSeller(b);
  Seller.addId(b, name);
  Seller.addProvider(b, q.provider);
  Seller.addServices(b, services);
  Seller.addPackages(b, packages);
  Seller.addMemberships(b, memberships);
  Seller.addTipUsual(b, q.tips);
  Seller.addCard(b, q.card);
  Seller.addSalesTax(b, q.salesTax);
  Seller.addChanges(b, changes);
  const seller = Seller.endSeller(b);
  return WireQuote.createQuote(b, seller, q.quotedOn ?? noDay);
}

function packageOf(b: Builder, p: Package): Offset {
  const id = b.createSharedString("package");
  const services = WirePackage.createServicesVector(b, [0]);
  WirePackage.startPackage(b);
  WirePackage.addId(b, id);
  WirePackage.addVisits(b, p.visits);
  WirePackage.addMinutes(b, p.minutes);
  span(b, WirePackage.addPrice, p.price);
  WirePackage.addServices(b, services);
  WirePackage.addExpiry(b, p.expiry);
  WirePackage.addExpiryMonths(b, p.months);
  WirePackage.addExpiryDate(b, p.date ?? noDay);
  WirePackage.addRefund(b, p.refund);
  WirePackage.addRefundFee(b, p.refundFee);
  WirePackage.addFirstOnly(b, p.firstOnly);
  return WirePackage.endPackage(b);
}

function membershipOf(b: Builder, m: Membership): Offset {
  const id = b.createSharedString("membership");
  const services = WireMembership.createServicesVector(b, [0]);
  WireMembership.startMembership(b);
  WireMembership.addId(b, id);
  span(b, WireMembership.addFee, m.fee);
  span(b, WireMembership.addSetupFee, m.setupFee);
  WireMembership.addCredits(b, m.credits);
  WireMembership.addUnused(b, m.unused);
  WireMembership.addCap(b, m.cap);
  span(b, WireMembership.addMinimumMonths, m.minimum);
  span(b, WireMembership.addMemberPrice, m.memberPrice);
  WireMembership.addServices(b, services);
  WireMembership.addEvery(b, m.every);
  WireMembership.addUnit(b, m.unit);
  WireMembership.addNotice(b, m.notice);
  WireMembership.addCycles(b, m.cycles);
  return WireMembership.endMembership(b);
}

function changeOf(b: Builder, c: Change): Offset {
  const services = c.price && WireChange.createServicesVector(b, [newPrice(b, c.price)]);
  const packages = c.packagePrice && WireChange.createPackagesVector(b, [newPrice(b, c.packagePrice)]);
  const memberships = c.fee && WireChange.createMembershipsVector(b, [newPrice(b, c.fee)]);
  return WireChange.createChange(b, c.from ?? noDay, services ?? 0, packages ?? 0, memberships ?? 0, c.keep);
}

function newPrice(b: Builder, price: Span): Offset {
  NewPrice.startNewPrice(b);
  span(b, NewPrice.addPrice, price);
  return NewPrice.endNewPrice(b);
}

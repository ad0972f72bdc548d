// All clinics of a state in an order (operations 5 and 6): the question, and what
// the engine answers.

import { Builder, ByteBuffer } from "flatbuffers";
import { many, type Range, readMoney } from "../estimate";
import type { Pieces } from "../engine";
import { Op } from "../ops";
import type { Provider } from "../wire/message/provider";
import { Ranked as WireRanked } from "../wire/message/ranked";
import { Ranking as WireRanking } from "../wire/message/ranking";
import type { Sort } from "../wire/message/sort";

/** What clinics have to be, and by which figure they stand in order. */
export interface Wanted {
  sort: Sort;
  provider?: Provider;
  /** ISO 639. */
  language?: string;
  card: boolean;
  files: boolean;
  modality?: string;
  /** Hands-on minutes; without it, what is booked for as long as the request says. */
  length?: { shortest: number; longest: number };
}

/** The filters, in the order in which the engine counts what each takes out. */
export const sieves = ["provider", "language", "card", "files", "modality", "length"] as const;
export type Sieve = (typeof sieves)[number];

export interface Row {
  /** Places in the state's bundle, and among the services of that list. */
  list: number; service: number;
  total: Range;
  /** Cents: by the first visit, and the most ever paid for visits not yet had. */
  today: number; risk: number;
  /** Hundredths of a cent of the total by the hands-on minute; 0 where those are not said. */
  minute: number;
  /** The search was cut short: the total may be anywhere in its range. */
  cut: boolean;
}

export interface Ranked {
  state: string;
  rows: Row[];
  /** How many lists there are, and how many each filter took out that those before it let pass. */
  lists: number;
  out: Record<Sieve, number>;
  /** Of those that passed: looked at closely, and shut out by what they cost at least. */
  exact: number;
  shut: number;
}

/** `request` is a request as it was sent to be estimated. */
export function writeRanking(request: Uint8Array, wanted: Wanted): Uint8Array {
  const b = new Builder(request.length + 256);
  const asked = WireRanking.createRequestVector(b, request);
  const modality = wanted.modality ? b.createString(wanted.modality) : 0;
  const language = wanted.language ? b.createString(wanted.language) : 0;
  WireRanking.startRanking(b);
  WireRanking.addRequest(b, asked);
  WireRanking.addSort(b, wanted.sort);
  if (wanted.provider !== undefined) WireRanking.addProvider(b, wanted.provider);
  WireRanking.addShortest(b, wanted.length?.shortest ?? 0);
  WireRanking.addLongest(b, wanted.length?.longest ?? 0);
  WireRanking.addModality(b, modality);
  WireRanking.addLanguage(b, language);
  WireRanking.addCard(b, wanted.card);
  WireRanking.addFiles(b, wanted.files);
  WireRanking.finishRankingBuffer(b, WireRanking.endRanking(b));
  return b.asUint8Array();
}

const root = (bytes: Uint8Array): WireRanked => WireRanked.getRootAsRanked(new ByteBuffer(bytes));

/** How the engine goes on with a ranking. */
export const pieces: Pieces = { on: Op.rankOn, more: (answer) => root(answer).more() };

/** Undefined where the engine has nothing to rank. */
export function readRanked(bytes: Uint8Array): Ranked | undefined {
  const r = root(bytes);
  if (r.faultsLength() > 0) return undefined;
  return {
    state: r.state() ?? "",
    rows: many(r.listsLength(), (i) => r.lists(i), (l) => ({
      list: l.list(), service: l.service(), total: readMoney(l.total()) ?? { low: 0, high: 0 },
      today: l.today(), risk: l.risk(), minute: l.minute(), cut: l.cut(),
    })),
    lists: r.lookedAt(),
    out: Object.fromEntries(sieves.map((sieve, i) => [sieve, r.out(i) ?? 0])) as Record<Sieve, number>,
    exact: r.exact(), shut: r.shut(),
  };
}

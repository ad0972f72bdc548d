// The entry of the preview: the visitors' own engine answers the default visitor
// by what is published and by the draft, in this browser. What it says takes the
// place of the server's figures; where it cannot run, those stay.

import { Engine } from "../calculator/engine";
import { type Estimate, type Offer, readReply } from "../calculator/estimate";
import { Format } from "../calculator/format";
import { readHeld } from "../calculator/lists";
import { Op } from "../calculator/ops";
import { type Request, writeRequest } from "../calculator/request";
import { Scene, usualCase, wayOf } from "../calculator/result/scene";
import { capital, sentence } from "../calculator/result/mix";
import { Text } from "../calculator/text";
import { OfferKind } from "../calculator/wire/message/offer-kind";
import { WayKind } from "../calculator/wire/message/way-kind";

const at = document.getElementById("preview");
if (at) void preview(at).catch(() => tell(at, "server"));

/** What one side comes to. */
interface Answer {
  headline: number;
  total: string;
  way: string;
  ahead: number;
}

async function preview(at: HTMLElement): Promise<void> {
  const { module: url = "", moduleSize = "", moduleSha256: sha256 = "", worker = "", words = "" } = at.dataset;
  if (!url) throw new Error("no engine was built");
  const engine = new Engine({ module: { url, size: Number(moduleSize), sha256 }, worker });
  const format = new Format("en");
  try {
    const [catalogue] = await Promise.all([json(words), engine.start()]);
    const text = new Text(catalogue, format);
    const answers = new Map<string, Answer>();
    for (const side of at.querySelectorAll<HTMLElement>("[data-bundle]")) {
      const answer = await ask(at, engine, text, format, side.dataset.bundle ?? "");
      if (!answer) continue;
      answers.set(side.dataset.side ?? "", answer);
      say(at, side, answer, format);
    }
    const before = answers.get("before");
    const after = answers.get("after");
    if (before && after) change(at, after.headline - before.headline, format);
    tell(at, "engine");
  } finally {
    engine.close();
  }
}

async function json(url: string): Promise<Record<string, unknown>> {
  return (await fetched(url)).json();
}

async function fetched(url: string): Promise<Response> {
  const response = await fetch(url, { cache: "no-store" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}

/** The request {} in the clinic's state, naming the one list of a bundle. */
async function ask(at: HTMLElement, engine: Engine, text: Text, format: Format, bundle: string): Promise<Answer | undefined> {
  const bytes = new Uint8Array(await (await fetched(bundle)).arrayBuffer());
  const held = readHeld(await engine.call(Op.bundle, bytes));
  const [list] = held.lists;
  if (!list || held.faults.length > 0) throw new Error("the engine refuses the list");
  const request: Request = {
    asOf: Number(at.dataset.asOf), state: at.dataset.state, own: [], clinics: [list.slug], phases: [], minutes: 0, tip: 0, signs: [], cleared: false,
  };
  const { estimate, faults } = readReply(await engine.call(Op.estimate, writeRequest(request)));
  if (!estimate || faults.length > 0) throw new Error("the engine refuses the request");
  const offer = estimate.offers.find(({ kind }) => kind === OfferKind.Clinic);
  return offer && answer(estimate, offer, request, text, format);
}

function answer(estimate: Estimate, offer: Offer, request: Request, text: Text, format: Format): Answer | undefined {
  const way = wayOf(offer, WayKind.Cheapest);
  const usual = usualCase(way);
  if (!way || !usual) return undefined;
  const scene = new Scene(text, format, estimate, request, [], new Map(), new Set(), {});
  const headline = way.total.likely ?? way.total.high;
  const plain = wayOf(offer, WayKind.Unprepaid)?.total;
  return {
    headline, total: text.range(way.total), way: `${capital(sentence(scene, usual))}.`,
    ahead: plain ? (plain.likely ?? plain.high) - headline : 0,
  };
}

function say(at: HTMLElement, side: HTMLElement, { total, way, ahead }: Answer, format: Format): void {
  put(side, ".big", total);
  put(side, ".way", way);
  put(side, ".ahead", ahead > 0 ? filled(at.dataset.ahead, format.money(ahead)) : "");
}

function change(at: HTMLElement, by: number, format: Format): void {
  const { more, less, same = "" } = at.dataset;
  const said = by === 0 ? same : filled(by > 0 ? more : less, format.money(Math.abs(by)));
  put(at, "#change", said);
}

function filled(words: string | undefined, amount: string): string {
  return (words ?? "").replace("{amount}", amount);
}

function put(within: HTMLElement, selector: string, words: string): void {
  const found = within.querySelector(selector);
  if (found) found.textContent = words;
}

/** Says who worked the figures out. */
function tell(at: HTMLElement, by: "engine" | "server"): void {
  at.dataset.by = by;
  put(at, "#by", document.getElementById("by")?.getAttribute(`data-${by}`) ?? "");
}

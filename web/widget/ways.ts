// The ways to pay at this clinic as simple bars, each from the least to the most
// that it could come to; below them, for comparison, the prices of the place. The
// words carry it, the bars repeat them.

import { draw, el } from "../calculator/dom";
import type { Offer, Range } from "../calculator/estimate";
import { capital, sentence } from "../calculator/result/mix";
import { reached, wayName } from "../calculator/result/offers";
import { extra } from "../calculator/result/runners";
import { type Scene, usualCase } from "../calculator/result/scene";
import { drawing } from "../calculator/result/sum";
import { OfferKind } from "../calculator/wire/message/offer-kind";
import { WayKind } from "../calculator/wire/message/way-kind";

interface Line { key: string; name: string; says: string; due?: string; more?: string; total: Range; quiet: boolean }

export function waysPart(scene: Scene, name: string): HTMLElement | undefined {
  const { offers } = scene.estimate;
  const clinic = offers.find((offer) => offer.kind === OfferKind.Clinic);
  if (!clinic || clinic.ways.length === 0) return undefined;
  const lines = [...own(scene, clinic), ...yardstick(scene, offers)];
  const scale = { low: 0, high: Math.max(...lines.map((line) => line.total.high)) };
  return el(
    "section", { class: "part", "aria-labelledby": "ways-title", "data-key": "ways" },
    el("h3", { id: "ways-title" }, scene.say("widget.ways", { name })),
    el("p", { class: "quiet" }, scene.say("widget.ways.text")),
    el("ul", { class: "ways-list" }, ...lines.map((line) => row(scene, line, scale))),
    el("p", { class: "quiet" }, reached(scene, clinic).map(([term, value]) => `${term}: ${value}.`).join(" ")),
  );
}

/** The ways of the clinic; of those that come to the same by the same means, the first. */
function own(scene: Scene, clinic: Offer): Line[] {
  const seen = new Set<string>();
  return clinic.ways.flatMap((way, at) => {
    const shown = usualCase(way);
    const says = shown ? capital(sentence(scene, shown)) : "";
    const same = `${says}/${way.total.low}/${way.total.high}`;
    if (seen.has(same)) return [];
    seen.add(same);
    return [{
      key: [way.kind, way.item, Number(way.ofMembership)].join("/"), name: wayName(scene, clinic, way), says: says && `${says}.`,
      more: more(scene, clinic, at),
      due: shown && scene.say("widget.ways.due", { amount: scene.format.exact(shown.dueFirst) }), total: way.total, quiet: false,
    }];
  });
}

/** What a way costs more than the cheapest, where it is said: of the best with nothing paid ahead and of the runners-up. */
function more(scene: Scene, clinic: Offer, at: number): string | undefined {
  const { bestPlain, difference, offers, runners } = scene.estimate;
  const index = offers.indexOf(clinic);
  if (clinic.ways[at]?.kind === WayKind.Unprepaid && bestPlain === index) return extra(scene, difference);
  const runner = runners.find((r) => r.offer === index && r.way === at);
  return runner && extra(scene, runner.more);
}

function yardstick(scene: Scene, offers: Offer[]): Line[] {
  const total = offers.find((offer) => offer.kind === OfferKind.Regional)?.ways[0]?.total;
  if (!total) return [];
  return [{ key: "region", name: scene.say("widget.ways.yardstick", { place: scene.place }), says: "", total, quiet: true }];
}

function row(scene: Scene, line: Line, scale: Range): HTMLElement {
  const at = (cents: number): number => Math.round((cents / Math.max(1, scale.high)) * 994);
  const exact = line.total.low === line.total.high;
  return el(
    "li", { class: line.quiet && "yardstick", "data-key": line.key },
    el("p", { class: "ways-head" }, el("span", {}, line.name), " ", el("b", {}, scene.text.range(line.total))),
    el("div", { class: "bar" }, drawing(
      draw("rect", { class: "rail", x: 0, y: 6, width: 1000, height: 4 }),
      draw("rect", {
        class: "span", x: exact ? 0 : at(line.total.low), y: 3,
        width: Math.max(6, exact ? at(line.total.high) : at(line.total.high) - at(line.total.low)), height: 10,
      }),
    )),
    line.says !== "" && el("p", { class: "quiet" }, line.says, line.due && ` ${line.due}.`, line.more && ` ${line.more}`),
  );
}

// All that a picture of the answer is made from: the estimate, the request that
// it answers, and the words.

import { providerKey } from "../form/codes";
import type { Case, Estimate, Offer, Way } from "../estimate";
import type { Format } from "../format";
import type { Kept } from "../kept";
import type { List } from "../lists";
import type { Request } from "../request";
import type { Text, Values } from "../text";
import { CaseKind } from "../wire/message/case-kind";
import { OfferKind } from "../wire/message/offer-kind";
import { WayKind } from "../wire/message/way-kind";
import type { Provider } from "../wire/message/provider";

/** What the person chose to look at. */
export interface Choice {
  /** The offer whose visits are shown; undefined for the best. */
  offer?: string;
  case?: CaseKind;
}

export class Scene {
  constructor(
    readonly text: Text,
    readonly format: Format,
    readonly estimate: Estimate,
    readonly request: Request,
    /** For each quote of the request, its number in the form. */
    readonly own: readonly number[],
    readonly lists: ReadonlyMap<string, List>,
    /** Keys of the parts that stand open. */
    readonly open: ReadonlySet<string>,
    readonly choice: Choice,
    /** What is kept on this device; undefined where nothing can be. */
    readonly kept?: Readonly<Kept>,
  ) {}

  say(key: string, values?: Values): string {
    return this.text.say(key, values);
  }

  get visits(): number {
    return this.estimate.plan.visits.length;
  }

  get place(): string {
    const { state } = this.estimate;
    return this.say(state ? `state.${state}` : "ui.place.nation");
  }

  get best(): Offer | undefined {
    return this.estimate.offers[this.estimate.best];
  }

  provider(provider: Provider): string {
    return this.say(providerKey(provider));
  }

  /** The price list that an offer was read from. */
  list(offer: Offer): List | undefined {
    return offer.kind === OfferKind.Clinic ? this.lists.get(offer.id) : undefined;
  }

  /** What an offer is called, wherever it is named. */
  name(offer: Offer): string {
    switch (offer.kind) {
      case OfferKind.Own:
        return this.request.own[offer.index]?.name ?? offer.id;
      case OfferKind.Clinic: {
        const list = this.list(offer);
        return list ? `${list.name}, ${list.city}` : offer.id;
      }
      default:
        return this.say("ui.offers.region", { place: this.place });
    }
  }
}

/** The same offer from one answer to the next. */
export function offerKey(offer: Offer): string {
  return `${offer.kind}:${offer.id || offer.index}`;
}

export function wayOf(offer: Offer | undefined, kind: WayKind): Way | undefined {
  return offer?.ways.find((way) => way.kind === kind);
}

/** The offer that she looks at, the best unless she chose another, and the case of its best way. */
export function shownCase(scene: Scene): { offer?: Offer; way?: Way; shown?: Case } {
  const { offers } = scene.estimate;
  const offer = offers.find((o) => offerKey(o) === scene.choice.offer && o.ways.length > 0) ?? scene.best;
  const way = offer?.ways[0];
  return { offer, way, shown: way?.cases.find((c) => c.kind === scene.choice.case) ?? usualCase(way) };
}

/** The case that is spoken of: the likely one, else the dearest, which nothing makes worse. */
export function usualCase(way: Way | undefined): Case | undefined {
  return way?.cases.find((c) => c.kind === CaseKind.Likely) ?? way?.cases[way.cases.length - 1];
}

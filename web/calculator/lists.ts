// The price lists that the engine was handed: which they are (operation 2).

import { ByteBuffer } from "flatbuffers";
import { type Fault, many, readFault } from "./estimate";
import { Held } from "./wire/message/held";
import type { Proof } from "./wire/message/proof";
import type { Provider } from "./wire/message/provider";

/** A step of a sliding scale: for whom, in the clinic's words, and how much of the price of one visit, in ppm. */
export interface Discount { id: string; eligibility: string; proof: Proof; off: number }

export interface List {
  slug: string; name: string; city: string; provider: Provider; revision: number; publishedOn: number; demonstration: boolean;
  /** Days on which the prices hold: from the one, and until the other, which is the first day after or none. */
  from: number; until: number;
  discounts: Discount[];
}

export function readHeld(bytes: Uint8Array): { state: string; lists: List[]; faults: Fault[] } {
  const held = Held.getRootAsHeld(new ByteBuffer(bytes));
  return {
    state: held.state() ?? "",
    lists: many(held.listsLength(), (i) => held.lists(i), (l) => ({
      slug: l.slug() ?? "", name: l.name() ?? "", city: l.city() ?? "", provider: l.provider(),
      revision: l.revision(), publishedOn: l.publishedOn(), demonstration: l.demonstration(),
      from: l.effectiveFrom(), until: l.effectiveTo(),
      discounts: many(l.discountsLength(), (j) => l.discounts(j), (d) => ({
        id: d.id() ?? "", eligibility: d.eligibility() ?? "", proof: d.proof(), off: d.off(),
      })),
    })),
    faults: many(held.faultsLength(), (i) => held.faults(i), readFault),
  };
}

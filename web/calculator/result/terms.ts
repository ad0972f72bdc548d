// The words of insurers, each explained where it is first said: by the fact that
// is asked for.

import type { Scene } from "./scene";

/** The first that fits is the word of the question. */
const terms: readonly [RegExp, string][] = [
  [/\.outside\./, "outside"],
  [/\.network$/, "network"],
  [/cost_share\.kind$/, "share"],
  [/coinsurance$/, "coinsurance"],
  [/\.cost_share\./, "copay"],
  [/\.deductible/, "deductible"],
  [/out_of_pocket/, "pocket"],
  [/allowed_amount$/, "allowed"],
  [/authorisation/, "authorisation"],
  [/referral/, "referral"],
];

/** What the word in a fact's question means; undefined where it is plain, or is in `said` already. */
export function termOf(scene: Scene, fact: string, said = new Set<string>()): string | undefined {
  const term = terms.find(([facts]) => facts.test(fact))?.[1];
  if (term === undefined || said.has(term)) return undefined;
  said.add(term);
  return scene.say(`ui.term.${term}`);
}

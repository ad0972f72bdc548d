// What may be left out of a link, and which answers belong to it. An answer can
// belong to several: the name of a clinic tells where she is, too.

export const kinds = ["health", "insurance", "place", "prices"] as const;
export type Kind = (typeof kinds)[number];

const of: readonly [RegExp, readonly Kind[]][] = [
  [/^(?:signs|cleared)$/, ["health"]],
  [/^(?:benefit|accounts|tax)\./, ["insurance"]],
  [/^goals\.monthly$/, ["insurance"]],
  [/^other_payer\.state$/, ["insurance", "place"]],
  [/^other_payer\./, ["insurance"]],
  [/^place$/, ["place"]],
  [/^clinics$/, ["place", "prices"]],
  // A discount tells of what somebody earns, and in which state.
  [/^qualifies_for$/, ["insurance", "place", "prices"]],
  [/^own\[\d\]\.name$/, ["place", "prices"]],
  [/^own\[/, ["prices"]],
];

/** Whether a control's answer is left out with these. */
export function isOut(name: string, out: readonly Kind[]): boolean {
  return of.find(([names]) => names.test(name))?.[1].some((kind) => out.includes(kind)) ?? false;
}

export function isKind(kind: unknown): kind is Kind {
  return kinds.some((one) => one === kind);
}

// What links of version 1 lean on. A link outlives the page that wrote it, so a
// field, or a value of one, that gets another name gets a line here; the corpus in
// e2e/testdata/links fails until it does.

/** What the page began with when version 1 was made; a link says only what differs. It never changes. */
export const begins: Readonly<Record<string, string>> = { first: "6", then: "4", provider: "massage_therapist", minutes: "60" };

export interface Renamed {
  name: string;
  /** Values by their old names; the others are as they were. */
  values?: Readonly<Record<string, string>>;
}

/** Fields by their old names; those of a quote without its number, "own.price". */
export const renamed: ReadonlyMap<string, Renamed> = new Map();

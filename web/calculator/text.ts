// The words of the page, from the catalogue of its language. A text may hold
// {names}; one that depends on a number stands twice, as key#one and key#other,
// and the number is its {count}.

import type { Format } from "./format";

export type Values = Record<string, string | number>;

export class Text {
  readonly #words: ReadonlyMap<string, string>;
  readonly #plural: Intl.PluralRules;
  readonly #format: Format;

  constructor(words: Record<string, unknown>, format: Format) {
    const texts = Object.entries(words).filter((pair): pair is [string, string] => typeof pair[1] === "string");
    this.#words = new Map(texts);
    this.#plural = new Intl.PluralRules(format.locale);
    this.#format = format;
  }

  has(key: string): boolean {
    return this.#words.has(key) || this.#words.has(`${key}#other`);
  }

  /** The text of a key; the key itself where the catalogue lacks it, which a test finds. */
  say(key: string, values: Values = {}): string {
    const found = this.#find(key, values.count);
    return found.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return typeof value === "number" ? this.#format.count(value) : (value ?? whole);
    });
  }

  /** "$918 to $2,703", or one amount. */
  range({ low, high }: { low: number; high: number }): string {
    const least = this.#format.money(low);
    return low === high ? least : this.say("ui.range", { low: least, high: this.#format.money(high) });
  }

  #find(key: string, count: string | number | undefined): string {
    const plain = this.#words.get(key);
    if (plain !== undefined) return plain;
    const one = typeof count === "number" && this.#plural.select(count) === "one";
    return this.#words.get(`${key}#${one ? "one" : "other"}`) ?? key;
  }
}

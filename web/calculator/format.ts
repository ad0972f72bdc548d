// Figures as people read them. Amounts are cents, rates parts per million, days
// the number of days since 1970; this is the only place that turns them into
// text, and none turns text into them: typed figures are read by the engine.

const day = 86_400_000;

/** A wire day that stands for none, and the one that stands for ever. */
export const noDay = -719163;
export const forever = 2146764484;

export class Format {
  readonly locale: string;
  readonly #whole: Intl.NumberFormat;
  readonly #exact: Intl.NumberFormat;
  readonly #fine: Intl.NumberFormat;
  readonly #count: Intl.NumberFormat;
  readonly #rate: Intl.NumberFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #short: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;
  readonly #list: Intl.ListFormat;

  constructor(language: string) {
    const locale = `${language}-US`;
    const dollars = { style: "currency", currency: "USD" } as const;
    this.locale = locale;
    this.#whole = new Intl.NumberFormat(locale, { ...dollars, minimumFractionDigits: 0, maximumFractionDigits: 0 });
    this.#exact = new Intl.NumberFormat(locale, dollars);
    this.#fine = new Intl.NumberFormat(locale, { ...dollars, minimumFractionDigits: 4 });
    this.#count = new Intl.NumberFormat(locale);
    this.#rate = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 4 });
    const utc = { timeZone: "UTC", month: "short", day: "numeric" } as const;
    this.#date = new Intl.DateTimeFormat(locale, { ...utc, year: "numeric" });
    this.#short = new Intl.DateTimeFormat(locale, { ...utc, weekday: "short" });
    this.#month = new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: "long", year: "numeric" });
    this.#list = new Intl.ListFormat(locale, { type: "conjunction" });
  }

  /** An amount without cents where it has none: "$1,275", "$1,275.50". */
  money(cents: number): string {
    return cents % 100 === 0 ? this.#whole.format(cents / 100) : this.exact(cents);
  }

  /** An amount with its cents: "$1,275.00". */
  exact(cents: number): string {
    return this.#exact.format(cents / 100);
  }

  /** Hundredths of a cent: "$33.4009". */
  fine(hundredths: number): string {
    return this.#fine.format(hundredths / 10_000);
  }

  count(n: number): string {
    return this.#count.format(n);
  }

  /** A rate: "20%", "104.826%". */
  rate(ppm: number): string {
    return this.#rate.format(ppm / 1_000_000);
  }

  /** A day with its year: "Dec 1, 2026". */
  date(days: number): string {
    return this.#date.format(days * day);
  }

  /** A day of the plan: "Tue, Dec 1". */
  weekday(days: number): string {
    return this.#short.format(days * day);
  }

  /** The month of a day: "December 2026". */
  month(days: number): string {
    return this.#month.format(days * day);
  }

  /** "a, b, and c". */
  list(parts: string[]): string {
    return this.#list.format(parts);
  }

  /** Bytes as a person counts them: "4 KB". */
  kilobytes(bytes: number): string {
    return `${this.count(Math.max(1, Math.round(bytes / 1000)))} KB`;
  }
}

/** The day that it is where the person is. */
export function today(now = new Date()): number {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / day;
}

/** The calendar year of a day. */
export function yearOf(days: number): number {
  return new Date(days * day).getUTCFullYear();
}

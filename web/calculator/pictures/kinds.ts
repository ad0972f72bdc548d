// The pictures there are, with the rows that they are drawn from and the words
// that stand in them. Amounts are cents, days are counted since 1970.

/** What pays for a visit: her own money, something paid ahead, her plan. */
export type Paid = "you" | "prepaid" | "plan";

export interface Rows {
  /** A visit or a fee, with what leaves her hand that day, or a day by which something has to be used. */
  calendar: { day: number; you: number; paid: Paid; fee?: true } | { day: number; ends: true };
  /** What has been paid by a day, by way; a way that has not begun has 0. */
  money: { day: number; paid: number[] };
  /** What an answer takes off the range. */
  narrow: { what: string; amount: number };
  /** What she has paid in all if a visit was the last one: by the way that is shown, and with nothing paid ahead. */
  stop: { visit: number; costs: [number, number] };
  /** What a seller's course comes to, and what is due at the first visit. */
  sides: { name: string; low: number; high: number; likely: number; first: number };
}

export interface Words {
  calendar: { ends: string };
  money: { ways: string[] };
  narrow: object;
  stop: { visits: string };
  sides: object;
}

export type Kind = keyof Rows;

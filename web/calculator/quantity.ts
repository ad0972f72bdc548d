// A quantity as far as it is known, and how it goes into a message.

import type { Builder, Offset } from "flatbuffers";
import { Span as WireSpan } from "./wire/message/span";

/** From low to high, both included; exact where they are equal. What is not known is undefined. */
export interface Span { low: number; high: number }

/** Adds a quantity, which has to be made where it is added; one that is not said is left out. */
export function span(b: Builder, add: (b: Builder, at: Offset) => void, s: Span | undefined): void {
  if (s) add(b, WireSpan.createSpan(b, s.low, s.high));
}

// Typed texts, read by the engine (operation 4): it alone says what "1.200,50"
// means, or that it means nothing.

import { Builder, ByteBuffer } from "flatbuffers";
import { many } from "./estimate";
import { Figures } from "./wire/message/figures";
import { Read } from "./wire/message/read";
import { Text } from "./wire/message/text";
import { TextKind } from "./wire/message/text-kind";

export interface Typed { kind: TextKind; text: string }

/** What a text says, or the code of what is wrong with it. */
export type Figure = { value: number } | { fault: string };

export function writeTexts(texts: Typed[]): Uint8Array {
  const b = new Builder(1024);
  const all = texts.map(({ kind, text }) => Text.createText(b, kind, b.createString(text)));
  const list = Read.createTextsVector(b, all);
  Read.startRead(b);
  Read.addTexts(b, list);
  Read.finishReadBuffer(b, Read.endRead(b));
  return b.asUint8Array();
}

export function readFigures(bytes: Uint8Array): Figure[] {
  const figures = Figures.getRootAsFigures(new ByteBuffer(bytes));
  return many(figures.figuresLength(), (i) => figures.figures(i), (f) =>
    f.ok() ? { value: f.value() } : { fault: f.code() ?? "" },
  );
}

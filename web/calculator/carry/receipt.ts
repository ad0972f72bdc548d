// A receipt of the page: the question and the answer as the engine exchanged them
// with it, so that "kneadwise replay" can ask again and compare each cent. The
// engine's messages are not worded here: the program turns them into the documents
// that it replays.

import { isoOf } from "./ics";

export interface Asked {
  /** The messages of the engine. */
  request: Uint8Array;
  reply: Uint8Array;
  asOf: number;
  /** The version of the engine's answers, and the module's hash. */
  version: string;
  module: string;
  /** The price lists that were read. */
  lists: { slug: string; revision: number }[];
}

export function receipt({ request, reply, asOf, version, module, lists }: Asked): string {
  return `${JSON.stringify({
    format: "kneadwise.page-receipt/1", as_of: isoOf(asOf), engine: { version, module_sha256: module },
    ...(lists.length > 0 && { price_lists: lists }), request: hex(request), reply: hex(reply),
  }, null, 1)}\n`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

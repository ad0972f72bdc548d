// Hands a text to the browser as a file to keep. It is made and kept on this
// device: no request is made for it.

import { el } from "../dom";

/** How long the browser may take to read it: milliseconds. */
const long = 60_000;

export function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: url, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), long);
}

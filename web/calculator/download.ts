// The engine's bytes, fetched with a count of those that are here. Their number
// comes from the build: what the response says of its length is the length on
// the way, compressed.

import { Breakdown } from "./breakdown";

/** A file as the build's manifest tells of it. */
export interface Asset {
  url: string;
  /** Bytes, not compressed. */
  size: number;
  /** Hexadecimal SHA-256 of those bytes. */
  sha256: string;
}

export async function download(
  file: Asset,
  signal: AbortSignal,
  progress: (bytes: number, total: number) => void,
): Promise<ArrayBuffer> {
  let response: Response;
  const bytes = new Uint8Array(file.size);
  let at = 0;
  try {
    response = await fetch(file.url, { signal });
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      if (at + value.length > file.size) throw new Breakdown("corrupt", "more bytes than were built");
      bytes.set(value, at);
      at += value.length;
      progress(at, file.size);
    }
  } catch (error) {
    throw Breakdown.from(error, "download");
  }
  if (at < file.size) throw new Breakdown("corrupt", `${at} of ${file.size} bytes`);
  const found = await sha256(bytes);
  if (found !== undefined && found !== file.sha256) throw new Breakdown("corrupt", `SHA-256 ${found}`);
  return bytes.buffer;
}

// Browsers hash on https and on this machine's own addresses alone; elsewhere
// nothing is compared.
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, "0")).join("");
}

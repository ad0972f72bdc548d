// Everything that the frame will ever fetch, fetched at once. When it is here the
// door is shut: a policy is added that allows no connection, and the Worker that
// is started after that inherits it. From then on the frame can reach nothing,
// not even this server.

import { Breakdown } from "../calculator/breakdown";
import { download } from "../calculator/download";
import { patience } from "../calculator/patience";

export interface Files {
  module: ArrayBuffer;
  /** The Worker's script, as an address that is answered inside the browser. */
  worker: string;
  prices: Uint8Array;
  words: Record<string, unknown>;
}

const limit = 10_000;

export async function fetchAll(names: DOMStringMap, progress: (bytes: number, total: number) => void): Promise<Files> {
  const abort = new AbortController();
  const { signal } = abort;
  let late: (why: Breakdown) => void = () => undefined;
  const tooLate = new Promise<never>((_, reject) => (late = reject));
  const calm = patience(limit, () => {
    late(new Breakdown("slow", `not here in ${limit} ms`));
    abort.abort();
  });
  try {
    const [module, worker, prices, words, more] = await Promise.race([tooLate, Promise.all([
      download({ url: names.module ?? "", size: Number(names.moduleSize), sha256: names.moduleSha256 ?? "" }, signal, progress),
      get(names.worker, signal).then((response) => response.text()),
      get(names.prices, signal).then((response) => response.arrayBuffer()),
      get(names.words, signal).then((response) => response.json()),
      get(names.moreWords, signal).then((response) => response.json()),
    ])]);
    const script = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
    return { module, worker: script, prices: new Uint8Array(prices), words: { ...words, ...more } };
  } catch (error) {
    throw Breakdown.from(error, "download");
  } finally {
    calm();
  }
}

async function get(url: string | undefined, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url ?? "", { signal });
  if (!response.ok) throw new Breakdown("download", `status ${response.status}`);
  return response;
}

/** Lets nothing out any more. A policy that is added can only take away. */
export function shutTheDoor(): void {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'";
  document.head.append(policy);
}

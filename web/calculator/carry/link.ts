// The text of a link: a version, how it is packed, and JSON in letters that every
// program passes on. "1.z" is deflated, "1.j" is plain, where a browser cannot
// deflate. A later version has another number; this one must be readable for ever.

const version = "1";
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Longer than what anybody can type: letters of a link, bytes of what is in it. */
const longest = 8000;
const largest = 32_000;

/** Why a link is not read, as its key among the texts. */
export type Unread = "damaged" | "long" | "version" | "browser";

export class UnreadLink extends Error {
  constructor(readonly why: Unread) {
    super(why);
  }
}

export async function writeLink(state: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  try {
    return `${version}.z${spell(await flow(bytes, new CompressionStream("deflate-raw")))}`;
  } catch {
    return `${version}.j${spell(bytes)}`;
  }
}

export async function readLink(link: string): Promise<unknown> {
  if (link.length > longest) throw new UnreadLink("long");
  // What a message puts behind a link, a full stop or a bracket, is not of it.
  const [, of, packed, spelled] = /^(\d+)\.([a-z])([\w-]*)[^\w-]*$/.exec(link) ?? [];
  if (of === undefined || spelled === undefined) throw new UnreadLink("damaged");
  if (of !== version || (packed !== "z" && packed !== "j")) throw new UnreadLink("version");
  if (packed === "z" && typeof DecompressionStream === "undefined") throw new UnreadLink("browser");
  try {
    const bytes = bytesOf(spelled);
    const text = packed === "z" ? await flow(bytes, new DecompressionStream("deflate-raw")) : bytes;
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
  } catch (error) {
    throw error instanceof UnreadLink ? error : new UnreadLink("damaged");
  }
}

/** All that comes out at the other end, as long as it is not more than anybody can have typed. */
async function flow(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  const all: number[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(all);
    if (all.length + value.length > largest) {
      void reader.cancel().catch(() => undefined);
      throw new UnreadLink("long");
    }
    all.push(...value);
  }
}

/** RFC 4648, base64url, without padding. */
function spell(bytes: Uint8Array): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    for (bits += 8; bits >= 6; bits -= 6) text += letters[(held >> (bits - 6)) & 63];
  }
  return bits > 0 ? text + letters[(held << (6 - bits)) & 63] : text;
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    held = ((held << 6) | letters.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 255);
  }
  return new Uint8Array(bytes);
}

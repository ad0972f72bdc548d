// The page around the frame. It is told when the frame is ready, how high it is,
// what went wrong, and, once she chose so, a rounded result; never what she typed.
//
// A message is an object with the protocol's version under "kneadwise", the key
// that the loader put into the frame's address, and a type. Heights and the like
// are sent to whoever made the frame, whatever its origin; a result is sent to an
// origin by name, the one that said hello with the key, and to nobody where that
// origin is opaque itself.

/** What may be told of an answer: between which dollars it lies, and for how many visits. */
export interface Band { low: number; high: number; visits: number }

const version = 1;

/** Changes of the height by no more than this are not told: rounding makes them. */
const least = 1;

/** How long the page has to follow the height before the frame scrolls by itself. */
const patience = 600;

export class Host {
  key = "";
  /** Whose page it is, as far as that is known. */
  #origin = "";
  #height = 0;
  #timer = 0;

  constructor(
    readonly content: HTMLElement,
    /** The page has answered, so something can be shared with it. */
    readonly known: () => void,
  ) {
    addEventListener("message", ({ source, origin, data }: MessageEvent) => {
      if (source !== window.parent || this.key === "" || data?.kneadwise !== version || data.key !== this.key) return;
      if (data.type !== "hello") return;
      this.#origin = origin;
      document.documentElement.classList.add("followed");
      this.#tellHeight(true);
      this.known();
    });
    new ResizeObserver(() => this.#tellHeight(false)).observe(content);
    addEventListener("resize", () => this.#fits());
  }

  /** Whether a result could be sent. */
  get open(): boolean {
    return /^https?:/.test(this.#origin);
  }

  ready(): void {
    this.#say({ type: "ready" }, "*");
    this.#tellHeight(true);
  }

  error(error: string): void {
    this.#say({ type: "error", error }, "*");
  }

  result(band: Band): void {
    if (this.open) this.#say({ type: "result", currency: "USD", ...band }, this.#origin);
  }

  #tellHeight(anyway: boolean): void {
    const height = Math.ceil(this.content.getBoundingClientRect().height);
    if (!anyway && Math.abs(height - this.#height) <= least) return;
    this.#height = height;
    this.#say({ type: "height", height }, "*");
    this.#fits();
  }

  /** A page that does not follow the height, or not so far, gets a frame that scrolls. */
  #fits(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      document.documentElement.classList.toggle("short", innerHeight + least < this.#height);
    }, patience);
    if (innerHeight + least >= this.#height) document.documentElement.classList.remove("short");
  }

  #say(what: object, to: string): void {
    if (this.key === "" || window.parent === window) return;
    window.parent.postMessage({ kneadwise: version, key: this.key, ...what }, to);
  }
}

// What stands around every page of the visitor's: the offline copy, the start of
// what draws the pictures, the quick exit, and the button that erases all. It is a
// script apart from the calculator's because it alone may store and leave; it never
// reads a field or what is kept of one (a test over the shipped script sees to that).

import { copied, copy } from "./copy";
import { bindErasing } from "./erase";
import { bindLeaving, bindReturning, staysLeft } from "./leave";
import { fetchPictures } from "./pictures";

staysLeft();
bindReturning();
const link = document.getElementById("leave");
const live = document.getElementById("leaving");
if (link instanceof HTMLAnchorElement && live) bindLeaving(link, live);

const status = document.getElementById("offline");

/** Resolves when the calculator has answered, true if it did so with what was typed before a reload. */
function answered(): Promise<boolean> {
  return new Promise((resolve) => {
    const results = document.getElementById("results");
    if (!results) return;
    const look = (): void => {
      if (!results.firstElementChild) return;
      watch.disconnect();
      resolve(document.getElementById("main")?.dataset.typed !== undefined);
    };
    const watch = new MutationObserver(look);
    watch.observe(results, { childList: true });
    look();
  });
}

/** Ends the copy at the first thing that is typed, chosen or pressed: from then on nothing is asked for. */
function untilChanged(): AbortSignal {
  const changed = new AbortController();
  const stop = ({ type, target }: Event): void => {
    if (type === "click" && !(target instanceof Element && target.closest("button"))) return;
    changed.abort();
  };
  for (const type of ["input", "change", "click"]) addEventListener(type, stop, { capture: true, signal: changed.signal });
  return changed.signal;
}

async function prepare(say: HTMLElement, script: string, signal: AbortSignal): Promise<void> {
  const typed = await answered();
  const { serviceWorker } = navigator;
  const tell = async (): Promise<void> => {
    if (!(await copied()) || !(await serviceWorker.getRegistration())) return;
    await serviceWorker.ready;
    say.dataset.state = "ready";
  };
  try {
    // After a reload there may be a copy from before.
    await tell();
    if (typed || signal.aborted) return;
    // The name holds the script's hash, so the browser's memory of it is as good as the script:
    // it asks us again once a day at most, and not whenever a page is opened.
    await serviceWorker.register(script, { scope: "/", updateViaCache: "all" });
    await copy(signal, tell);
  } catch {
    // No room, a private window, no network, or she types already: the page works as it did before.
  } finally {
    if (say.dataset.state === undefined) without(say);
  }
}

/** Says what is true without a copy, once the calculator has answered. */
function without(say: HTMLElement): void {
  say.textContent = say.dataset.without ?? "";
  say.dataset.state = "without";
}

if (status) {
  const script = status.dataset.worker;
  const changed = untilChanged();
  const pictures = fetchPictures(document.getElementById("main")?.dataset.pictures, answered(), changed);
  const offline = script && "serviceWorker" in navigator && "caches" in window
    ? prepare(status, script, changed)
    : answered().then(() => without(status));
  void Promise.all([pictures, offline]).then(() => (status.dataset.settled = ""));
}

const button = document.getElementById("erase");
const erased = document.getElementById("erased");
if (button && erased) bindErasing(button, erased, () => status?.removeAttribute("data-state"));

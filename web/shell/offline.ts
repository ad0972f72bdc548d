// The service worker. It answers where the network does not: with the pages and
// files that the page put into the cache before anything was typed. It writes
// nothing, asks for nothing by itself, and sees addresses alone; the policy on its
// own response lets it reach this host and no other.
//
// A page comes from the network where there is one, so that a new version is
// simply the next page that is loaded, with files of new names: no version of this
// script has to wait for another.

import { cacheName, files, pages } from "./pages";

/** How long a page may take to come before the kept one is shown: milliseconds. */
const patience = 4000;

// The compiler is told of a page's scope, not of a service worker's.
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as {
  skipWaiting(): Promise<void>;
  addEventListener(type: "install", hear: () => void): void;
  addEventListener(type: "fetch", hear: (event: Asked) => void): void;
};

async function kept(request: Request): Promise<Response | undefined> {
  return caches.match(request, { cacheName, ignoreVary: true });
}

async function page(request: Request): Promise<Response> {
  const copy = await kept(request);
  if (!copy) return fetch(request);
  const late = new Promise<Response>((answer) => setTimeout(() => answer(copy), patience));
  try {
    const fresh = await Promise.race([fetch(request), late]);
    return fresh.status < 500 ? fresh : copy;
  } catch {
    return copy;
  }
}

// By its address: what a request is for counts in WebKit by this script's policy,
// which would refuse to pass on a Worker's.
async function file(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetch(request.url);
}

scope.addEventListener("install", () => void scope.skipWaiting());
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || search !== "") return;
  if (request.mode === "navigate") {
    if (pages.includes(pathname)) event.respondWith(page(request));
  } else if (files.test(pathname)) event.respondWith(file(request));
});

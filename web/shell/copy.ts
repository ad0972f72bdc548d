// The offline copy: pages with the files that they name, put into one cache. A
// page is put last, so that whatever ends the work, a page that is there is whole.

import { cacheName, files, pages } from "./pages";

/** How long a page of the copy that was not visited is taken to be new: milliseconds. */
const day = 24 * 60 * 60 * 1000;

/** The files that a page names. */
function named(html: string): string[] {
  const found = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
  return [...new Set(found)].filter((path) => files.test(path));
}

/** Whether this page can be loaded without a network. */
export async function copied(): Promise<boolean> {
  return (await caches.match(location.pathname, { cacheName, ignoreVary: true })) !== undefined;
}

/**
 * Keeps the page that is open, waits for `done`, then keeps the others that are missing or old, and lets
 * go of what no kept page names. The first comes from the browser's own memory of
 * it; `signal` ends the rest at once.
 */
export async function copy(signal: AbortSignal, done: () => Promise<void>): Promise<void> {
  const kept = await caches.open(cacheName);
  const take = async (path: string, cache: RequestCache): Promise<string[]> => {
    const page = await fetch(path, { cache, signal });
    if (!page.ok || page.redirected) throw new Error(`status ${page.status}`);
    const all = named(await page.clone().text());
    for (const name of all) {
      if (await kept.match(name, { ignoreVary: true })) continue;
      const file = await fetch(name, { signal });
      if (!file.ok) throw new Error(`status ${file.status}`);
      await kept.put(name, file);
    }
    if (signal.aborted) throw new Error("something was typed");
    await kept.put(path, page);
    return all;
  };

  const own = await take(location.pathname, "force-cache");
  await done();
  const needed = new Set([...pages, ...own]);
  for (const path of pages) {
    if (path === location.pathname) continue;
    const old = await kept.match(path, { ignoreVary: true });
    let all = old ? named(await old.text()) : [];
    const age = Date.now() - Date.parse(old?.headers.get("date") ?? "");
    const same = all.every((name) => own.includes(name) || /\/(?:text|app)-/.test(name));
    if (!old || !same || !(age < day)) all = await take(path, "no-cache");
    for (const name of all) needed.add(name);
  }
  for (const { url } of await kept.keys()) {
    const { pathname } = new URL(url);
    if (!needed.has(pathname)) await kept.delete(pathname);
  }
}

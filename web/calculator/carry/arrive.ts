// A link with somebody's answers in it: they stand after the "#", which browsers
// send to no server. They are taken out of the address before anything else is
// done, so that it can be shown, copied or kept without them.

const mark = "#s=";

/** What an opened link holds; undefined where the page was opened without one. */
export function takeLink(): string | undefined {
  const at = new URL(document.URL);
  if (!at.hash.startsWith(mark)) return undefined;
  history.replaceState(null, "", at.pathname);
  return at.hash.slice(mark.length);
}

/** The address of this page with a link's text in it. */
export function addressOf(link: string): string {
  return new URL(mark + link, document.URL).toString();
}

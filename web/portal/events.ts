// The events of htmx 4 as far as they are used, typed: its own types are not
// shipped, and it is loaded by a script element of its own.

/** What htmx tells of a request. */
export interface Context {
  sourceElement?: Element;
  sourceEvent?: Event;
  target?: Element | string;
  response?: { status: number };
  request?: { submitter?: HTMLElement | null };
}

export function listen(name: string, then: (context: Context, event: Event) => void): void {
  document.addEventListener(name, (event) => {
    const detail = event instanceof CustomEvent ? (event.detail as { ctx?: Context } | null) : null;
    then(detail?.ctx ?? {}, event);
  });
}

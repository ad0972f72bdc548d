// Who was signed out in the middle of something signs in over the page. The
// answer 401 to a request of htmx is put into the dialog (HX-Retarget), the
// sign-in in it is a form of htmx, and its success is told by the event
// kneadwise:signed-in (HX-Trigger). Then what had failed is sent again.

import { listen } from "./events";
import type { Notice } from "./notice";

interface Failed {
  source: Element;
  submitter?: HTMLElement;
}

export class SignIn {
  readonly #dialog: HTMLDialogElement;
  readonly #notice: Notice;
  #failed: Failed | undefined;
  #focus: Element | null = null;

  constructor(dialog: HTMLDialogElement, notice: Notice) {
    this.#dialog = dialog;
    this.#notice = notice;
    listen("htmx:response:error", ({ response, sourceElement, request }) => {
      if (response?.status !== 401 || !sourceElement || dialog.contains(sourceElement)) return;
      // What looks at a form as one types fails beside the form itself: that is the one to send again.
      if (this.#failed?.source instanceof HTMLFormElement) return;
      this.#failed = { source: sourceElement, submitter: request?.submitter ?? undefined };
      this.#focus = document.activeElement;
    });
    // One sign-in at a time: what comes late would empty what is being typed into it.
    listen("htmx:before:swap", ({ sourceElement, response }, event) => {
      if (response?.status === 401 && dialog.open && !(sourceElement && dialog.contains(sourceElement))) event.preventDefault();
    });
    listen("htmx:after:swap", () => this.#open());
    document.addEventListener("kneadwise:signed-in", (event) => this.#done(event));
    dialog.addEventListener("close", () => {
      this.#failed = undefined;
      dialog.replaceChildren();
      if (this.#focus instanceof HTMLElement && this.#focus.isConnected) this.#focus.focus();
    });
  }

  #open(): void {
    if (this.#dialog.childElementCount === 0) return;
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#dialog.querySelector<HTMLElement>("[autofocus], input:not([type=hidden])")?.focus();
  }

  #done(event: Event): void {
    const account = event instanceof CustomEvent ? (event.detail as { account?: string } | null)?.account : undefined;
    const failed = this.#failed;
    this.#failed = undefined;
    this.#dialog.close();
    if (account !== undefined && account !== document.body.dataset.account) return this.#notice.say("changed");
    if (failed?.source instanceof HTMLFormElement && failed.source.isConnected) {
      const { submitter, source } = failed;
      return source.requestSubmit(submitter?.isConnected ? submitter : undefined);
    }
    this.#notice.say("signed-in");
  }
}

// What the clinics' pages do beside htmx: the dialog in which who was signed out
// signs in again, where the eye goes after a change, what is said when an answer
// does not come, and a word before typed text is left. Nothing is stored.

import { listen } from "./events";
import { Notice } from "./notice";
import { SignIn } from "./sign-in";
import { Unsaved } from "./unsaved";

const notice = new Notice(document.getElementById("notice"));
const unsaved = new Unsaved();

const dialog = document.getElementById("sign-in-dialog");
if (dialog instanceof HTMLDialogElement) new SignIn(dialog, notice);

listen("htmx:response:error", ({ response, sourceElement }) => {
  // What the dialog asks it answers itself; the three are shown where they belong.
  if (response && !sourceElement?.closest("dialog") && response.status !== 401 && response.status !== 409 && response.status !== 422) notice.status(response.status);
});
listen("htmx:error", () => notice.say("offline"));
// Before htmx does what the answer says: it may lead to another page.
listen("htmx:after:request", (context) => {
  const { sourceElement, response } = context;
  if (sourceElement instanceof HTMLFormElement && response && response.status < 400) unsaved.sent(sourceElement);
});

// What was put in asks for the focus: a summary of what is wrong, a heading.
listen("htmx:after:settle", () => {
  const wanting = document.querySelector<HTMLElement>("[data-focus]");
  wanting?.removeAttribute("data-focus");
  wanting?.focus();
});

document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("[data-act='close-notice']")) notice.hide();
});

// A page that the browser kept whole is shown to whom it was made for, or to nobody.
addEventListener("pageshow", ({ persisted }) => {
  const { account } = document.body.dataset;
  if (persisted && account) void stillSignedIn(account);
});

async function stillSignedIn(account: string): Promise<void> {
  const root = document.documentElement;
  root.hidden = true;
  try {
    const home = await fetch("/portal/", { redirect: "manual", cache: "no-store" });
    const page = home.ok ? new DOMParser().parseFromString(await home.text(), "text/html") : undefined;
    if (page?.body.dataset.account !== account) return location.replace("/portal/sign-in");
    root.hidden = false;
  } catch {
    // Nobody can be asked, so nobody is shown anything: the browser says what is wrong.
    location.reload();
  }
}

// The quick exit, after the pattern of GOV.UK's "Exit this page": a link, or one
// key pressed three times, puts a page about the weather in this one's place. What
// was typed in this tab is gone then, also for the Back button, and so is what was
// kept on this device. What the browser's history held before, it still holds: the
// page on privacy says so.

/** How often the Escape key is pressed, and within how long: milliseconds. */
const presses = 3;
const within = 5000;

/** The tab's note of when somebody left in a hurry: what entries of its history kept before that is void. */
const note = "left";

function forget(): void {
  history.replaceState(null, "");
}

/** Forgets again after the calculator has kept what is typed, as it does when a page goes. */
function forgetAtLast(): void {
  forget();
  addEventListener("pagehide", forget);
}

export function bindLeaving(link: HTMLAnchorElement, live: HTMLElement): void {
  const leave = (): void => {
    document.documentElement.dataset.left = "";
    live.textContent = document.title = live.dataset.loading ?? "";
    forgetAtLast();
    try {
      localStorage.clear();
      sessionStorage.setItem(note, String(Date.now()));
    } catch {
      // Nothing may be stored here, so no other page of this tab has kept anything that Back could bring.
    }
    location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let times: number[] = [];
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    times = event.key === "Escape" ? [...times.filter((at) => event.timeStamp - at < within), event.timeStamp] : [];
    const left = presses - times.length;
    if (left <= 0) {
      event.preventDefault(); // the key stops what is being loaded
      leave();
    } else if (times.length > 0) live.textContent = (left === 1 ? live.dataset.second : live.dataset.first) ?? "";
  });
}

/** When this tab was last left in a hurry; 0 for never. */
function leftAt(): number {
  try {
    return Number(sessionStorage.getItem(note));
  } catch {
    return 0; // Where nothing may be stored there is no note.
  }
}

/** Tells the calculator what is void. It has to run before the calculator does. */
export function staysLeft(): void {
  document.documentElement.dataset.void = String(leftAt());
}

/** A page that the browser kept whole, and brings back after a quick exit, is loaded anew and empty. */
export function bindReturning(): void {
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted || leftAt() < performance.timeOrigin) return;
    document.documentElement.dataset.left = "";
    forgetAtLast();
    location.reload();
  });
}

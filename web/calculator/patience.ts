// How long something may take. A page that is frozen, because the phone was
// locked or a print dialog is open, finds its timers due when it wakes, before
// the answers that came meanwhile. So a timer that fires much too late has
// measured the sleep and waits once more.

const oversleep = 1000;

/** Runs `late` after so many milliseconds awake; the returned function calls it off. */
export function patience(milliseconds: number, late: () => void): () => void {
  let timer = 0;
  const wait = (): void => {
    const since = performance.now();
    timer = window.setTimeout(() => {
      if (performance.now() - since > milliseconds + oversleep) wait();
      else late();
    }, milliseconds);
  };
  wait();
  return () => window.clearTimeout(timer);
}

// One press erases all that is kept in this browser from this address: what was
// typed in this tab, every storage, the offline copy and its service worker.

// Neither is there on a page that came without https.
const copies = async (): Promise<string[]> => ("caches" in window ? caches.keys() : []);
const workers = async (): Promise<readonly ServiceWorkerRegistration[]> =>
  "serviceWorker" in navigator ? navigator.serviceWorker.getRegistrations() : [];

async function erase(): Promise<void> {
  history.replaceState(null, "");
  sessionStorage.clear();
  localStorage.clear();
  for (const name of await copies()) await caches.delete(name);
  for (const worker of await workers()) await worker.unregister();
  if ((await copies()).length + (await workers()).length > 0) throw new Error("something is left");
}

/** Says in words beside the button whether all is gone. */
export function bindErasing(button: HTMLElement, said: HTMLElement, erased: () => void): void {
  button.addEventListener("click", () => {
    said.textContent = "";
    erase().then(
      () => {
        erased();
        said.textContent = said.dataset.done ?? "";
      },
      () => {
        said.textContent = said.dataset.failed ?? "";
      },
    );
  });
}

// The script that draws, which the page can do without: it is fetched once the
// calculator has answered, and not at all where she has changed something by then.

export async function fetchPictures(address: string | undefined, answered: Promise<unknown>, changed: AbortSignal): Promise<void> {
  await answered;
  if (address === undefined || changed.aborted) return;
  try {
    await import(address);
  } catch {
    // No network: each picture stands beside a table that says the same.
  }
}

// Nothing jumps: whatever is drawn above the field that she types in, the field
// stays where it is on the screen.

export function steady(change: () => void): void {
  const held = document.activeElement;
  const before = held && held !== document.body ? held.getBoundingClientRect().top : undefined;
  change();
  if (before === undefined || !held?.isConnected) return;
  const moved = held.getBoundingClientRect().top - before;
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
}

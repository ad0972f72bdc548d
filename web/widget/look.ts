// How the frame looks: what the clinic asked for in the frame's fragment, which
// is never sent anywhere. Light or dark, one color, one place.

import { type Accent, type Color, fit, hex, parseColor } from "./color";

/** What the fragment of the frame's address says. */
export interface Wishes {
  /** Of this frame alone, from whoever made it; empty in a frame that nobody follows. */
  key: string;
  theme: string;
  accent: string;
  location: string;
}

export function wishes(fragment: string): Wishes {
  const said = new URLSearchParams(fragment.replace(/^#/, ""));
  const of = (name: string): string => said.get(name) ?? "";
  return { key: of("key"), theme: of("theme"), accent: of("accent"), location: of("location") };
}

const root = document.documentElement;
const darkness = matchMedia("(prefers-color-scheme: dark)");

/** The theme that is asked for. A page of another site is light as a rule; on its own, ours is as she likes it. */
function theme(wish: string): string {
  if (wish === "light" || wish === "dark" || wish === "auto") return wish;
  return window.parent === window ? "auto" : "light";
}

/** Puts on what was asked for. Says what of the color could not be had: "accent" where it was too weak or is none. */
export function wear(wish: Wishes): string | undefined {
  const chosen = theme(wish.theme);
  root.dataset.theme = chosen;
  for (const name of ["--leaf", "--leaf-wash", "--on-leaf"]) root.style.removeProperty(name);
  delete root.dataset.accent;
  if (wish.accent === "") return undefined;
  const wanted = parseColor(wish.accent);
  if (!wanted) {
    root.dataset.accent = "unknown";
    return "accent";
  }
  const dark = chosen === "dark" || (chosen === "auto" && darkness.matches);
  const found = fit(wanted, grounds(), dark);
  paint(found);
  root.dataset.accent = found.corrected ? "corrected" : "kept";
  return found.corrected ? "accent" : undefined;
}

/** What is written on, as the style sheet says it for this theme. */
function grounds(): Color[] {
  const style = getComputedStyle(root);
  return ["--sheet", "--paper"].flatMap((name) => {
    const color = parseColor(style.getPropertyValue(name));
    return color ? [color] : [];
  });
}

function paint({ leaf, wash, on }: Accent): void {
  root.style.setProperty("--leaf", hex(leaf));
  root.style.setProperty("--leaf-wash", hex(wash));
  root.style.setProperty("--on-leaf", hex(on));
}

/** Does it again when the system turns dark or light. */
export function onDarkness(again: () => void): void {
  darkness.addEventListener("change", again);
}

/** Shows the place that was asked for first, if the clinic has it. Its state, where the prices are compared. */
export function place(id: string): string | undefined {
  const all = [...document.querySelectorAll<HTMLElement>("[data-location]")];
  for (const one of all) one.classList.toggle("asked", id !== "" && one.dataset.location === id);
  const asked = all.find((one) => one.dataset.location === id);
  if (!asked || id === "") return undefined;
  asked.parentElement?.prepend(asked);
  return asked.dataset.state;
}

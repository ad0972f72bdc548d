// Colors as WCAG compares them. A clinic names one color of its own; what is
// written in it, and on it, must stay legible: 4.5 to 1 (WCAG 2.2, 1.4.3). A
// color that is too weak is moved toward black or white, as little as will do.

export type Color = readonly [number, number, number];

export const legible = 4.5;

/** "#0b6a57" or "#063", with or without the sign; undefined for anything else. */
export function parseColor(text: string): Color | undefined {
  const found = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (!found) return undefined;
  const digits = found.length === 3 ? [...found].map((digit) => digit + digit) : (found.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = digits.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue];
}

export function hex(color: Color): string {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(a: Color, b: Color): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** So much of the one and the rest of the other. */
export function mix(a: Color, b: Color, share: number): Color {
  return [0, 1, 2].map((i) => Math.round((a[i] ?? 0) * share + (b[i] ?? 0) * (1 - share))) as unknown as Color;
}

const black: Color = [0, 0, 0];
const white: Color = [255, 255, 255];

/** What one color of a clinic becomes: text and edges, the ground of quiet parts, text on it where it fills. */
export interface Accent { leaf: Color; wash: Color; on: Color; corrected: boolean }

/** Fits a color to the grounds that it is written on. */
export function fit(wanted: Color, grounds: readonly Color[], dark: boolean): Accent {
  const [sheet = white] = grounds;
  const to = dark ? white : black;
  const steps = 50;
  for (let step = 0; ; step++) {
    const leaf = mix(to, wanted, step / steps);
    const wash = mix(leaf, sheet, 0.1);
    if (step < steps && [...grounds, wash].some((ground) => contrast(leaf, ground) < legible)) continue;
    const on = contrast(leaf, white) >= contrast(leaf, black) ? white : black;
    return { leaf, wash, on, corrected: step > 0 };
  }
}

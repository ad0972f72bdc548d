// Where she is: a state by its name in either language or its two letters, or
// the first three digits of a ZIP, which the engine knows the state of.

export interface Place {
  state?: string;
  zip3?: string;
}

/** Finds the place among the template's options; undefined where the text is none of them. */
export function findPlace(text: string, options: Iterable<HTMLOptionElement>): Place | undefined {
  const typed = fold(text);
  if (typed === "") return {};
  // Whoever types a whole ZIP means its place: two digits more than are needed.
  const zip = /^(\d{3})(\d{2})?$/.exec(typed);
  if (zip) return { zip3: zip[1] };
  for (const option of options) {
    const { state = "", also = "" } = option.dataset;
    if ([option.value, also, state].some((name) => name !== "" && fold(name) === typed)) return { state };
  }
  return undefined;
}

/** Without capitals, accents, dots and doubled spaces. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/[\u0300-\u036f.]/g, "").replace(/\s+/g, " ").trim().toLowerCase();
}

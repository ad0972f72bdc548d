// Elements made from data. Texts become text nodes and nothing else, so what a
// person typed, or a clinic published, can never be markup. There is no way to
// set a style or a handler: the page's policy refuses both.

export type Child = Node | string | false | null | undefined;

/** Attributes by name; true is an attribute without a value, false and undefined are none. */
export type Attributes = Record<string, string | number | boolean | undefined>;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of a drawing. */
export function draw<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill<E extends Element>(element: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(to: Element | DocumentFragment, children: Child[]): void {
  for (const child of children) if (child) to.append(child);
}

export function fragment(...children: Child[]): DocumentFragment {
  const all = document.createDocumentFragment();
  append(all, children);
  return all;
}

/** The element of an id that the page's template promises. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

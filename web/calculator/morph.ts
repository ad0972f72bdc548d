// Changes what is shown into what is to be shown with as few steps as needed.
// What the person did to it stays: the part that she opened stays open, the
// button that she stands on keeps the focus, and nothing scrolls. Elements are
// the same one if they have the same data-key, or else stand in the same order.

/** Makes the contents of `old` those of `wanted`, whose nodes are used up. */
export function morph(old: Element, wanted: Element | DocumentFragment): void {
  const focused = document.activeElement;
  children(old, wanted);
  if (focused instanceof HTMLElement && focused !== document.activeElement && old.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}

function children(old: Element, wanted: Element | DocumentFragment): void {
  let at: ChildNode | null = old.firstChild;
  for (const next of [...wanted.childNodes]) {
    const same = match(old, at, next);
    if (!same) {
      old.insertBefore(next, at);
      continue;
    }
    if (same === at) at = at.nextSibling;
    else old.insertBefore(same, at);
    become(same, next);
  }
  while (at) {
    const gone: ChildNode = at;
    at = at.nextSibling;
    gone.remove();
  }
}

/** The old node, from `at` on, that is to become `next`. */
function match(old: Element, at: ChildNode | null, next: ChildNode): ChildNode | undefined {
  const key = keyOf(next);
  for (let node = at; node; node = node.nextSibling) {
    if (node.nodeName !== next.nodeName || keyOf(node) !== key) {
      // Without a key only the order tells, so another node ends the search.
      if (key === undefined && keyOf(node) === undefined) return undefined;
      continue;
    }
    return node.parentNode === old ? node : undefined;
  }
  return undefined;
}

function keyOf(node: ChildNode): string | undefined {
  return node instanceof HTMLElement ? node.dataset.key : undefined;
}

function become(old: ChildNode, next: ChildNode): void {
  if (!(old instanceof Element) || !(next instanceof Element)) {
    if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !(name === "open" && old instanceof HTMLDetailsElement)) old.removeAttribute(name);
  }
  for (const { name, value } of [...next.attributes]) {
    if (name === "open" && old instanceof HTMLDetailsElement) continue;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old instanceof HTMLInputElement && next instanceof HTMLInputElement) old.checked = next.checked;
  // A picture stands until another is drawn in its place.
  if (next.hasAttribute("data-drawn")) return;
  children(old, next);
}

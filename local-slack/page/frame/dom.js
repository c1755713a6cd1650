/**
 * Makes an element. Text is always set as text, never as markup: what people and apps write stays harmless.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `on…` are listeners, `undefined`, `null` and `false` are left out
 * @param {...(Node | string | null | undefined | false)} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** @param {string} name */
export function byId(name) {
  return document.getElementById(name);
}

/** Puts `nodes` into `place` in this order, moving only what is not there yet, so that focus and scrolling stay. */
export function arrange(place, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...place.childNodes]) if (!wanted.has(node)) node.remove();
  let next = place.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else place.insertBefore(node, next);
  }
}

/** Changes something inside `place`; if that takes the focused element away, the focus goes to `place` itself. */
export function keepingFocus(place, change) {
  const hadFocus = place.contains(document.activeElement) && document.activeElement !== place;
  change();
  if (hadFocus && !place.contains(document.activeElement)) place.focus({ preventScroll: true });
}

/** Whether the page is as narrow as a phone: panes are sheets then. */
export const narrow = window.matchMedia("(max-width: 760px)");

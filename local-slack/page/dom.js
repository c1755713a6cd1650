/**
 * Makes an element. Text is always set as text, never as markup: what people and apps write stays harmless.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `on…` are listeners, `undefined` and `false` are left out
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

let noticeTimer;

/** Tells the person something went wrong, for some seconds. */
export function notice(text) {
  const place = byId("notice");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => {
    place.hidden = true;
  }, 6000);
}

/**
 * Shows a list of things, leaving alone what did not change, so that focus and half-made choices stay.
 * @param {HTMLElement} place
 * @param {{key: string, signature: string, draw: () => HTMLElement}[]} items
 */
export function showList(place, items) {
  const isAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 60;
  const before = new Map([...place.children].map((child) => [child.dataset.key, child]));
  const nodes = items.map((item) => {
    const known = before.get(item.key);
    if (known?.dataset.signature === item.signature) return known;
    const node = item.draw();
    node.dataset.key = item.key;
    node.dataset.signature = item.signature;
    return node;
  });
  const isSame = nodes.length === place.children.length && nodes.every((node, at) => node === place.children[at]);
  if (!isSame) place.replaceChildren(...nodes);
  if (isAtEnd) place.scrollTop = place.scrollHeight;
}

import { make } from "./dom.js";

/**
 * Opens a small window beside `anchor`. It closes by Escape or a press elsewhere; the focus goes back to where it was.
 * @param {HTMLElement} anchor
 * @param {HTMLElement} content
 * @param {{onclose?: () => void, focus?: HTMLElement, class?: string}} [options]
 * @returns {() => void} closes it
 */
export function openPopover(anchor, content, options = {}) {
  const before = document.activeElement;
  const box = make("div", { popover: "auto", class: `popover ${options.class ?? ""}` }, content);
  anchor.closest("dialog, .banner, main, aside, body").append(box);
  const close = () => box.hidePopover();
  box.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    const hadFocus = box.contains(document.activeElement) || document.activeElement === document.body;
    box.remove();
    anchor.setAttribute("aria-expanded", "false");
    if (hadFocus) (before?.isConnected && before !== document.body ? before : anchor).focus({ preventScroll: true });
    options.onclose?.();
  });
  anchor.setAttribute("aria-expanded", "true");
  box.showPopover();
  place(box, anchor);
  (options.focus ?? box.querySelector("[autofocus], button, input"))?.focus({ preventScroll: true });
  return close;
}

/**
 * Opens a menu under a button.
 * @param {{label: string, items: {words: string, detail?: string, hint?: string, picture?: Node, isChosen?: boolean, isDanger?: boolean, run: () => void}[]}} menu
 */
export function openMenu(anchor, { label, items }) {
  let close = () => undefined;
  const isChoice = items.some((item) => item.isChosen !== undefined);
  const buttons = items.map((item) =>
    make(
      "button",
      {
        type: "button",
        role: isChoice ? "menuitemradio" : "menuitem",
        "aria-checked": isChoice ? String(item.isChosen === true) : undefined,
        class: item.isDanger ? "menu-item danger" : "menu-item",
        tabindex: -1,
        onclick: () => {
          close();
          item.run();
        },
      },
      item.picture,
      make(
        "span",
        { class: "menu-words" },
        make("span", {}, item.words),
        item.detail && make("span", { class: "menu-detail" }, item.detail),
      ),
      item.hint && make("kbd", {}, item.hint),
    ),
  );
  const menu = make("div", { role: "menu", "aria-label": label, class: "menu" }, ...buttons);
  menu.addEventListener("keydown", (event) => {
    const to = step(event.key, buttons, buttons.indexOf(document.activeElement));
    if (event.key === "Tab") close();
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  close = openPopover(anchor, menu, { focus: buttons.find((_, at) => items[at].isChosen) ?? buttons[0] });
}

/** Where an arrow key leads in a list of elements; undefined for other keys. */
export function step(key, elements, at) {
  if (key === "ArrowDown") return elements[(at + 1) % elements.length];
  if (key === "ArrowUp") return elements[(at - 1 + elements.length) % elements.length];
  if (key === "Home") return elements[0];
  if (key === "End") return elements.at(-1);
  return undefined;
}

function place(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const gap = 6;
  const isAbove = at.bottom + gap + height > innerHeight && at.top - gap - height > 0;
  const top = isAbove ? at.top - gap - height : Math.min(at.bottom + gap, innerHeight - height - gap);
  const left = at.left + width + gap > innerWidth ? at.right - width : at.left;
  box.style.top = `${Math.max(gap, top)}px`;
  box.style.left = `${Math.max(gap, Math.min(left, innerWidth - width - gap))}px`;
}

import { byId } from "../frame/dom.js";

/** On a narrow page the list of places is a drawer over the rest. */
export function createDrawer() {
  const button = byId("menu");
  const isOpen = () => button.getAttribute("aria-expanded") === "true";

  const set = (opens, isReturning = false) => {
    if (opens === isOpen()) return;
    button.setAttribute("aria-expanded", String(opens));
    document.body.classList.toggle("drawer-open", opens);
    byId("room").inert = opens;
    byId("thread").inert = opens;
    if (opens) byId("places").querySelector("[aria-current], button")?.focus();
    else if (isReturning) button.focus();
  };

  button.onclick = () => set(!isOpen());
  byId("shade").onclick = () => set(false, true);
  return { isOpen, close: ({ isReturning = false } = {}) => set(false, isReturning) };
}

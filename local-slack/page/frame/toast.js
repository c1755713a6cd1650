import { byId } from "./dom.js";

const shownMs = 7000;
let timer;

/** Tells the person something, mostly that something went wrong, for some seconds. */
export function toast(text) {
  const place = byId("toast");
  place.textContent = text;
  place.classList.add("shown");
  clearTimeout(timer);
  timer = setTimeout(() => {
    place.classList.remove("shown");
    place.textContent = "";
  }, shownMs);
}

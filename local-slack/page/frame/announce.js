import { byId } from "./dom.js";

/** Says something to who hears the page instead of seeing it, when they are done listening to what came before. */
export function announce(words) {
  const place = byId("announcer");
  place.append(Object.assign(document.createElement("p"), { textContent: words }));
  while (place.children.length > 4) place.firstChild.remove();
}

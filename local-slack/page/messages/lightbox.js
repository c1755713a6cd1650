import { byId, make } from "../frame/dom.js";

/** Shows one picture large. Escape closes. */
export function openPicture({ address, words, name }) {
  const dialog = byId("lightbox");
  dialog.replaceChildren(
    make(
      "form",
      { method: "dialog", class: "lightbox" },
      make("img", { src: address, alt: words }),
      make(
        "div",
        { class: "end" },
        make("span", { class: "lightbox-words", id: "lightbox-title" }, words),
        make("a", { class: "button", href: address, download: name }, "Save"),
        make("button", { class: "button primary" }, "Close"),
      ),
    ),
  );
  dialog.showModal();
}

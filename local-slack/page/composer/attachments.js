import { make } from "../frame/dom.js";
import { icon } from "../frame/icons.js";
import { sizeOf } from "../messages/files.js";

/** The files that will go along with a message; each can be taken away again. */
export function createAttachments(onchange) {
  const node = make("ul", { class: "attached", "aria-label": "Files to send", hidden: true });
  let files = [];

  const draw = () => {
    node.hidden = files.length === 0;
    node.replaceChildren(...files.map(chip));
    onchange();
  };

  const chip = (file) => {
    const remove = make(
      "button",
      { type: "button", class: "chip-remove", "aria-label": `Take ${file.name} away`, onclick: () => drop(file) },
      icon("close"),
    );
    return make(
      "li",
      { class: "chip" },
      file.type.startsWith("image/") ? thumbnail(file) : make("span", { class: "file-kind" }, icon("file")),
      make(
        "span",
        { class: "file-words" },
        make("span", { class: "file-name" }, file.name),
        make("span", { class: "hint" }, sizeOf(file.size)),
      ),
      remove,
    );
  };

  const drop = (file) => {
    const textarea = node.closest("form")?.querySelector("textarea");
    files = files.filter((one) => one !== file);
    draw();
    textarea?.focus();
  };

  return {
    node,
    files: () => files,
    add: (more) => {
      files = [...files, ...more];
      draw();
    },
    clear: () => {
      files = [];
      draw();
    },
  };
}

function thumbnail(file) {
  const address = URL.createObjectURL(file);
  const image = make("img", { src: address, alt: "" });
  image.addEventListener("error", () => image.replaceWith(make("span", { class: "file-kind" }, icon("file"))));
  image.addEventListener("load", () => URL.revokeObjectURL(address), { once: true });
  return image;
}

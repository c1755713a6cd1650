import { make } from "../frame/dom.js";
import { icon } from "../frame/icons.js";
import { toast } from "../frame/toast.js";
import { openPicture } from "./lightbox.js";

/** A message's files: pictures are shown, the rest is there to be saved. */
export function drawFiles(message, room) {
  return (message.files ?? []).map((file) => (isPicture(file) ? drawPicture(file, room) : drawDownload(file, room)));
}

export function sizeOf(bytes) {
  if (bytes < 1000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function isPicture(file) {
  return file.mimetype.startsWith("image/") && file.filetype !== "svg";
}

function drawPicture(file, room) {
  const words = file.alt_txt ?? file.title;
  const image = make("img", { alt: words });
  const open = make(
    "button",
    { type: "button", class: "shown-picture", "aria-label": `Open picture: ${words}` },
    image,
  );
  open.addEventListener("click", () => openPicture({ address: image.src, words, name: file.name }));
  const failed = () => open.replaceWith(drawDownload(file, room));
  image.addEventListener("error", failed);
  room.client.fileAddress(file).then((address) => {
    image.src = address;
  }, failed);
  return open;
}

function drawDownload(file, room) {
  const save = async () => {
    try {
      make("a", { href: await room.client.fileAddress(file), download: file.name }).click();
    } catch (error) {
      toast(error.message);
    }
  };
  return make(
    "button",
    { type: "button", class: "file", onclick: save, "aria-label": `Download ${file.title}, ${sizeOf(file.size)}` },
    make("span", { class: "file-kind" }, icon("file")),
    make(
      "span",
      { class: "file-words" },
      make("span", { class: "file-name" }, file.title),
      make("span", { class: "hint" }, `${file.pretty_type} · ${sizeOf(file.size)}`),
    ),
    icon("download"),
  );
}

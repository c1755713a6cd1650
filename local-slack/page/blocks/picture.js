import { make } from "../frame/dom.js";
import { link } from "./mrkdwn.js";

/**
 * The picture of an image block or element. One that lies here is shown; one of another site is a link to it, since
 * fetching it would tell that site who looks.
 */
export function picture(block, surface, look = "") {
  const address = addressOf(block);
  if (!address) return foreign(block);
  const node = make("img", { alt: block.alt_text, class: look });
  const failed = () => node.replaceWith(make("span", { class: "note" }, `(a picture: ${block.alt_text})`));
  surface.client.fileAddress({ url_private: address }).then((url) => {
    node.src = url;
  }, failed);
  return node;
}

function addressOf(block) {
  const url = block.slack_file?.url ?? block.image_url;
  if (!url) return undefined;
  const { pathname, port, hostname } = new URL(url, location.href);
  const isHere = port === location.port && ["127.0.0.1", "localhost"].includes(hostname);
  return isHere && pathname.startsWith("/files-pri/") ? new URL(pathname, location.href).href : undefined;
}

function foreign(block) {
  const url = block.image_url ?? "";
  const host = URL.canParse(url) ? new URL(url).hostname : "another site";
  return make(
    "span",
    { class: "foreign-picture" },
    make("span", {}, block.alt_text),
    link(url, `Open the picture at ${host}`),
  );
}

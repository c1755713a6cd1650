import { make } from "../frame/dom.js";
import { icon } from "../frame/icons.js";
import { openMenu } from "../frame/popover.js";
import { field } from "./fields.js";
import { link, plainText } from "./mrkdwn.js";
import { picture } from "./picture.js";

/**
 * Something in a block that is pressed or chosen.
 * @param {{block: object}} holder the block it stands in, as it is now
 */
export function element(one, holder, surface) {
  if (one.type === "image") return picture(one, surface, "thumbnail");
  if (one.type === "button") return button(one, holder, surface);
  if (one.type === "icon_button") return iconButton(one, holder, surface);
  if (one.type === "overflow") return overflow(one, holder, surface);
  if (one.type === "feedback_buttons") return feedback(one, holder, surface);
  const { block } = holder;
  const state = surface.state?.[block.block_id]?.[one.action_id];
  const label = one.accessibility_label ?? one.placeholder?.text ?? one.action_id;
  const made = field(one, surface.lists, state, { "aria-label": label });
  made.node.addEventListener("change", () => surface.act(one, holder.block.block_id, made.read()));
  surface.inputs?.set(block.block_id, made);
  return made.node;
}

function button(one, holder, surface) {
  const label = plainText(one.text.text);
  if (one.url) return linkButton(one, label, holder, surface);
  return pressing({ class: `button ${one.style ?? ""}`, "aria-label": labelOf(one, label) }, [label], () =>
    surface.act(one, holder.block.block_id, one.value),
  );
}

/** A name for who hears the page must begin with what the others see, or speaking to the page goes wrong. */
function labelOf(one, label) {
  const spoken = one.accessibility_label;
  if (!spoken || spoken === label) return undefined;
  return spoken.toLowerCase().includes(label.toLowerCase()) ? spoken : `${label}: ${spoken}`;
}

function linkButton(one, label, holder, surface) {
  const anchor = link(one.url, label);
  if (anchor.nodeType === Node.TEXT_NODE) return anchor;
  anchor.className = `button ${one.style ?? ""}`;
  const spoken = labelOf(one, label);
  if (spoken) anchor.setAttribute("aria-label", spoken);
  anchor.addEventListener("click", () => surface.act(one, holder.block.block_id, one.value));
  return anchor;
}

/** A button that shows that it is at work, and is not pressed twice meanwhile. It stays focused. */
function pressing(attributes, inside, press) {
  const node = make("button", { type: "button", ...attributes }, ...inside);
  node.addEventListener("click", async () => {
    if (node.getAttribute("aria-busy") === "true") return;
    node.setAttribute("aria-busy", "true");
    try {
      await press();
    } finally {
      node.removeAttribute("aria-busy");
    }
  });
  return node;
}

/** Slack shows it to some alone where it says whom. */
function iconButton(one, holder, surface) {
  if (one.visible_to_user_ids && !one.visible_to_user_ids.some(surface.names.isMe)) return document.createTextNode("");
  const label = plainText(one.text?.text ?? one.icon ?? one.action_id);
  return pressing({ class: "button quiet", "aria-label": labelOf(one, label) }, [icon("trash"), label], () =>
    surface.act(one, holder.block.block_id, one.value),
  );
}

function feedback(one, holder, surface) {
  const halves = [one.positive_button, one.negative_button].map((half) => {
    const label = plainText(half.text.text);
    return pressing({ class: "button quiet", "aria-label": labelOf(half, label) }, [label], () =>
      surface.act(one, holder.block.block_id, half.value),
    );
  });
  return make("span", { class: "actions" }, ...halves);
}

function overflow(one, holder, surface) {
  const node = make("button", {
    type: "button",
    class: "button icon-only",
    "aria-label": one.accessibility_label ?? "More actions",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
  });
  node.append(icon("more"));
  node.addEventListener("click", () => {
    const items = one.options.map((option) => ({
      words: plainText(option.text.text),
      detail: option.description && plainText(option.description.text),
      run: () => {
        if (option.url) window.open(option.url, "_blank", "noopener,noreferrer");
        surface.act(one, holder.block.block_id, option.value);
      },
    }));
    openMenu(node, { label: "More actions", items });
  });
  return node;
}

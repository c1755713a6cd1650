import { arrange, make } from "../frame/dom.js";
import { card, carousel, container } from "./cards.js";
import { element } from "./elements.js";
import { inputBlock } from "./input-block.js";
import { markdown } from "./markdown.js";
import { mrkdwn, plainText } from "./mrkdwn.js";
import { picture } from "./picture.js";
import { richText } from "./rich-text.js";
import { dataTable, table } from "./tables.js";
import { plan, taskCard } from "./tasks.js";

/**
 * Draws Block Kit, and draws it again without touching what stayed the same: a progress card that is edited keeps its
 * buttons, their focus and half-made choices.
 * @param {object} surface what the blocks stand in:
 *   `names` and `lists` (see mrkdwn.js, fields.js), `act(element, blockId, value)` for presses and choices, `client` for
 *   files, and for views `state` (their `state.values`) and `inputs`, a Map that is filled with block id → field
 * @returns {{node: HTMLElement, show(blocks: object[]): void}}
 */
export function createBlocks(surface) {
  const node = make("div", { class: "blocks" });
  let drawn = [];
  const show = (blocks) => {
    const left = [...drawn];
    drawn = blocks.map((block) => {
      const signature = signatureOf(block, surface);
      const at = left.findIndex((one) => one.signature === signature);
      if (at < 0) {
        const holder = { block };
        return { signature, holder, node: draw(holder, surface) };
      }
      const [known] = left.splice(at, 1);
      // Slack gives a message's blocks new ids when it is edited: presses must name the newest.
      known.holder.block = block;
      return known;
    });
    arrange(
      node,
      drawn.map((one) => one.node),
    );
  };
  return { node, show };
}

/** In a view the block ids say whose values are whose; in a message they mean nothing to who reads. */
function signatureOf(block, surface) {
  return JSON.stringify(surface.inputs ? block : { ...block, block_id: undefined });
}

const drawings = {
  section: (holder, surface) => {
    const { text: said, fields, accessory } = holder.block;
    const words = make(
      "div",
      { class: "section-words" },
      said && text(said, surface),
      fields && make("div", { class: "fields" }, ...fields.map((one) => text(one, surface))),
    );
    return make("div", { class: "section" }, words, accessory && element(accessory, holder, surface));
  },
  header: ({ block }) => make("h3", { class: "header" }, plainText(block.text.text)),
  divider: () => make("hr"),
  context: ({ block }, surface) =>
    make(
      "div",
      { class: "context" },
      ...block.elements.map((one) => (one.type === "image" ? picture(one, surface) : text(one, surface))),
    ),
  actions: (holder, surface) =>
    make("div", { class: "actions" }, ...holder.block.elements.map((one) => element(one, holder, surface))),
  context_actions: (holder, surface) =>
    make("div", { class: "actions quiet" }, ...holder.block.elements.map((one) => element(one, holder, surface))),
  image: ({ block }, surface) =>
    make("figure", {}, block.title && make("figcaption", {}, plainText(block.title.text)), picture(block, surface)),
  card,
  carousel,
  container: (holder, surface) => container(holder, surface, (child) => draw(child, surface)),
  data_table: dataTable,
  plan,
  table,
  task_card: taskCard,
  input: inputBlock,
  markdown: ({ block }) => make("div", { class: "markdown" }, ...markdown(block.text)),
  rich_text: ({ block }, surface) => make("div", {}, ...richText(block.elements, surface.names)),
};

function draw(holder, surface) {
  const { type } = holder.block;
  const drawing = drawings[type];
  return drawing ? drawing(holder, surface) : make("p", { class: "note" }, `This page cannot show a “${type}” block.`);
}

function text(object, surface) {
  const inside =
    object.type === "mrkdwn"
      ? mrkdwn(object.text, surface.names, { isVerbatim: object.verbatim === true })
      : [plainText(object.text)];
  return make("div", { class: object.type === "mrkdwn" ? "words" : "words said" }, ...inside);
}

import { createBlocks } from "../blocks/blocks.js";
import { make } from "../frame/dom.js";
import { face } from "../frame/face.js";

/** The app's Home, as it published it for this person. It is drawn again where it was published anew. */
export function createHome(room) {
  const { bot } = room.workspace;
  const place = make("div", { class: "home-blocks" });
  const node = make(
    "div",
    { class: "home" },
    make(
      "div",
      { class: "home-head" },
      face({ name: bot.name, isToolroom: true }, "large"),
      make("div", {}, make("h2", {}, bot.name), make("p", { class: "hint" }, bot.description ?? "")),
    ),
    place,
  );
  let shown;
  let blocks;

  const show = async () => {
    const { home } = await room.client.look("views");
    if (!home) {
      const words = `${bot.name} is making your Home. If nothing appears here, it may not be running yet.`;
      place.replaceChildren(make("p", { class: "note" }, words));
      return;
    }
    if (home.id !== shown?.id) {
      const act = (element, blockId, value) => room.press(element, { view_id: home.id, block_id: blockId, value });
      blocks = createBlocks({ ...room.surface(), client: room.client, state: home.state.values, act });
      place.replaceChildren(blocks.node);
    }
    if (home.hash !== shown?.hash) blocks.show(home.blocks);
    shown = home;
  };

  return { node, show };
}

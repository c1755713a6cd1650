import type { Item } from "./item.ts";

/**
 * "the list goes to #food", "put up the menu in #food", "write in #general that …", "landet in #sales": what says nothing by
 * itself says where something is posted, where a channel follows right behind it.
 */
export function toChannel(items: readonly Item[]): Item[] {
  const said = items.map((item) => item);
  items.forEach((item, index) => {
    if (item.kind !== "channel") return;
    for (let at = index - 1; at >= Math.max(0, index - REACH); at -= 1) {
      const before = items[at];
      if (before === undefined || isApart(before)) return;
      if (before.kind !== "word") continue;
      if (before.senses.includes("say") || before.senses.includes("remind")) return;
      if (!GOES.test(before.word)) continue;
      said[at] = {
        ...before,
        senses: [...before.senses.filter((sense) => sense !== "enter" && sense !== "silent"), "say"],
      };
      return;
    }
  });
  return said;
}

/** Words between the verb and its channel. */
const REACH = 4;

const GOES =
  /^(?:goes|go|write|writes|put|puts|drop|drops|land|lands|appear|appears|pop up|pops up|come up|comes up|geht|gehen|landet|landen|reinstellen|stell|setz)$/;

function isApart(item: Item): boolean {
  return item.kind === "break" || item.kind === "quote" || (item.kind === "mark" && /^[.!?;:(),]$/.test(item.text));
}

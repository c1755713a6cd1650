import { commandWordSchema } from "../../../../sdk/contract/names.ts";
import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { slug } from "../../../blueprints/tables.ts";
import { gap, indexes, indexesOf, type Range, type Scene, valuesIn } from "../scene.ts";

type Records = PartOf<"records">;

/** "/lunch", "a slash command": adds an entry; where it is said to show or list, it lists. */
export function readCommands(scene: Scene, range: Range, records: Records): { commands: Part[]; records: Records } {
  const said = valuesIn(scene, range, "command");
  const asked = indexesOf(scene, range, "command").filter((index) => !scene.used.has(index));
  for (const index of [...said.map(({ index }) => index), ...asked]) scene.used.add(index);
  const words =
    said.length > 0
      ? [...new Set(said.map(({ item }) => item.inner))]
      : asked.length > 0
        ? [slug(records.noun.one)]
        : [];
  const [first] = records.columns;
  const commands: Part[] = [];
  if (first === undefined) return { commands, records };
  for (const word of words) {
    if (!commandWordSchema.safeParse(word).success) {
      gap(scene, "command_word", `/${word}`, false);
      continue;
    }
    const position = said.find(({ item }) => item.inner === word)?.index ?? asked[0] ?? range.from;
    const lists = doesList(scene, position, range);
    const does = lists ? "list" : "add";
    commands.push({
      part: "command",
      command: word,
      run: `${does}-${word}`,
      table: records.table,
      does,
      columns: [first.name],
    });
  }
  return { commands, records };
}

function doesList(scene: Scene, position: number, range: Range): boolean {
  const near = indexes({ from: position, to: Math.min(range.to, position + 6) });
  return near.some((index) =>
    /^(?:shows?|lists?|zeigt|listet|see|anzeigen)$/.test(scene.items[index]?.text.toLowerCase() ?? ""),
  );
}

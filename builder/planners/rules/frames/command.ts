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
    const does = doesWhat(scene, position, range);
    commands.push({
      part: "command",
      command: word,
      run: `${does}-${word}`,
      table: records.table,
      does,
      columns: does === "find" ? searched(records) : [first.name],
    });
  }
  return { commands, records };
}

/** Every column of words: up to four. */
function searched({ columns }: Records): string[] {
  const words = columns.filter(({ type }) => ["text", "long_text", "choice", "link"].includes(type));
  return (words.length > 0 ? words : columns).slice(0, 4).map(({ name }) => name);
}

/** "/delivery <word> should find one", "/todos shows them"; else it adds. */
function doesWhat(scene: Scene, position: number, range: Range): PartOf<"command">["does"] {
  const near = { from: position, to: Math.min(range.to, position + 8) };
  const says = (pattern: RegExp) => indexes(near).find((index) => pattern.test(scene.items[index]?.text ?? ""));
  const finds = says(/^(?:finds?|search(?:es)?|look(?:s)? ?up|searching|suchen?|sucht|findet|finden|nachschlagen)$/i);
  if (finds !== undefined) {
    // "<word>", "ein Wort": stands for what is searched.
    for (const index of indexes({ from: position, to: finds + 4 }))
      if (/^(?:words?|wort|worte?|begriff|name|text|term)$/i.test(scene.items[index]?.text ?? ""))
        scene.used.add(index);
    scene.used.add(finds);
    return "find";
  }
  return says(/^(?:shows?|lists?|zeigt|zeigen|listet|see|anzeigen)$/i) === undefined ? "add" : "list";
}

import { commandWordSchema } from "../../../../sdk/contract/names.ts";
import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import { slug } from "../../../blueprints/tables.ts";
import { modelAt } from "../limits/modelled.ts";
import { saidIn, words } from "../words/matched.ts";
import {
  clauseOf,
  gap,
  has,
  indexes,
  indexesOf,
  isSilent,
  mark,
  type Range,
  type Scene,
  take,
  valuesIn,
} from "../words/scene.ts";

type Records = PartOf<"records">;

/**
 * "/lunch", "a slash command": adds an entry; where it is said to show or list, it lists. `isTyped`: what is typed behind
 * it is known already.
 */
export function readCommands(
  scene: Scene,
  range: Range,
  records: Records,
  isTyped = false,
): { commands: Part[]; records: Records } {
  const said = valuesIn(scene, range, "command");
  const asked = indexesOf(scene, range, "command").filter((index) => !scene.used.has(index));
  for (const index of [...said.map(({ index }) => index), ...asked]) scene.used.add(index);
  const named =
    said.length > 0
      ? [...new Set(said.map(({ item }) => item.inner))]
      : asked.length > 0
        ? [slug(records.noun.one)]
        : [];
  const [first] = records.columns;
  const commands: Part[] = [];
  if (first === undefined) return { commands, records };
  for (const word of named) {
    if (!commandWordSchema.safeParse(word).success) {
      gap(scene, "command_word", `/${word}`, false);
      continue;
    }
    const position = said.find(({ item }) => item.inner === word)?.index ?? asked[0] ?? range.from;
    const known = said.filter(({ item }) => item.inner === word).map(({ index }) => index);
    const all = (known.length > 0 ? known : [position]).map((index) => doesWhat(scene, index, range, isTyped));
    // Said twice, it adds with words and lists without them; what finds is said so once.
    const does = all.find((one) => one === "find") ?? all.find((one) => one === "add") ?? "list";
    commands.push(commandOf(word, does, records, first.name));
    const isBoth = all.includes("find") && all.includes("add");
    const adds =
      does !== "find"
        ? null
        : (saidIn(scene, range, ADDS) ??
          addedBy(scene, known) ??
          (isBoth ? { from: position, to: position + 1 } : null));
    const second = `${word}-${scene.context.lexicon.language.code === "de" ? "neu" : "add"}`;
    if (adds === null || !commandWordSchema.safeParse(second).success) continue;
    modelAt(scene, ...indexes(adds));
    commands.push(commandOf(second, "add", records, first.name));
  }
  return { commands, records };
}

/** "I'd like to note by command, /found, the thing …": the word that says it. */
function addedBy(scene: Scene, said: readonly number[]): Range | null {
  for (const index of said) {
    const verb = indexes({ from: clauseOf(scene, index).from, to: index }).find((at) =>
      has(scene.items[at], "keep", "enter"),
    );
    const isBy =
      verb !== undefined &&
      indexes({ from: verb, to: index }).some(
        (at) => has(scene.items[at], "command") || /\bslack\b/i.test(scene.items[at]?.text ?? ""),
      );
    if (verb !== undefined && isBy) return { from: verb, to: verb + 1 };
  }
  return null;
}

function commandOf(word: string, does: PartOf<"command">["does"], records: Records, first: string): Part {
  return {
    part: "command",
    command: word,
    run: `${does}-${word}`,
    table: records.table,
    does,
    columns: does === "find" ? searched(records) : does === "add" ? filled(records) : [first],
  };
}

/** What the words behind a command fill: the first column, and those behind it that words of their own tell. */
export function filled({ columns }: Records): string[] {
  const [first, ...rest] = columns;
  const told = first?.type === "text" ? rest.filter(({ type }) => ["number", "money", "choice"].includes(type)) : [];
  return [...(first === undefined ? [] : [first]), ...told.slice(0, 3)].map(({ name }) => name);
}

/** Every column of words: up to four. */
export function searched({ columns }: Records): string[] {
  const words = columns.filter(({ type }) => ["text", "long_text", "choice", "link"].includes(type));
  return (words.length > 0 ? words : columns).slice(0, 4).map(({ name }) => name);
}

const FINDS = words(
  "finds?",
  "found",
  "searche?s?",
  "searching",
  "look~? ?(?:\\p{L}+ ){0,3}up",
  "(?:get|gets|getting|got|give me|gives|returns?|show me|tells? me|see|know) (?:me )?(?:back|the|its|their|his|her|what|where|in which|who|whose|how)",
  "get back",
  "(?:it )?(?:shows?|tells?|gives?|says?) (?:me |us |you )?(?:what|where|how much|how many|which|who)(?:'s| is| are)?(?: (?:is|are|still|left|there|in|stock|available|on))*",
  "(?:get|gets) (?:them|it|those|everything|all of it|a list)(?: all)? (?:back|out|shown)",
  "(?:sagen|zeigen|sagt|zeigt|verrät|verraten)(?: mir| uns)? ?,? ?(?:was|wo|wie ?viel\\p{L}*|ob)(?: (?:noch|da|alles|davon|es|wir|ist|sind|gibt|haben|liegt|übrig|drin))*",
  "(?:and|then|to get) (?:the|its|their) \\p{L}+ (?:comes?|pops?|shows?|appears?)(?: up| back| out)?",
  "(?:der|die|das|den) \\p{L}+ (?:kommt|erscheint|rauskommt|angezeigt wird|steht da|sehen|sieht)",
  "such(?:en|t|e)",
  "findet|finden",
  "nachschlagen|nachschauen|nachsehen|nachgucken|raussuchen|rausfinden|herausfinden|abfragen",
  "(?:sehen|sieht|wissen|weiß|erfahren|zeigt|anzeigen)(?: mir)? ?,? (?:in welche[mnrs]?|wo|wer|wie|was|welche[rsn]?)",
  "(?:kommt|kriege?|bekomme?)(?: ich)?(?: die| den| das| alles)?(?: \\p{L}+)? (?:zurück|raus)",
);

const LISTS = words("lists?", "shows?", "zeigt|zeigen", "listet", "anzeigen", "see all", "alle sehen");

/** "/tips to see the last ones" */
const LATEST = words(
  "(?:see|sees|shows?|gets?|lists?|read|give me) (?:me )?(?:(?:the )?(?:last|latest|newest|most recent|recent|open|whole list)|all|everything|them all|the list)(?: (?:ones|few|tips|entries))?",
  "(?:zeigt|zeig|zeige|sehen|sieht|listet|lesen) (?:mir )?(?:alle|alles|die letzten|die neuesten|die offenen|die liste|offene)",
);

/** "adding from Slack too", "neue auch per Befehl anlegen": beside finding. */
const ADDS = words(
  "(?:adding|add|enter|entering|create|new ones?)(?: \\p{L}+){0,4} (?:from|in|via|through|out of) slack",
  "(?:also|and) (?:add|adds|enter|create)(?: (?:new )?(?:ones?|them|some|things|entries))?",
  "(?:&|und|and|or|oder) (?:neues?|neue|new|new ones?)(?: \\p{L}+)? (?:eintragen|anlegen|hinzufügen|ergänzen|erfassen|in)(?: können| kann)?",
  "(?:add|adding)(?: \\p{L}+){0,3} (?:too|as well|also|the same way|that way|by command|with a command)",
  "(?:auch|und)(?: \\p{L}+){0,4} (?:anlegen|eintragen|hinzufügen|erfassen|ergänzen)",
  "(?:per|mit dem) befehl (?:anlegen|eintragen|hinzufügen)",
);

/** "/delivery <word> should find one", "/todos shows them"; else it adds. */
function doesWhat(scene: Scene, position: number, range: Range, isTyped: boolean): PartOf<"command">["does"] {
  const clause = clauseOf(scene, position);
  const start = indexes({ from: range.from, to: position }).findLast((at) => /^[.!?;]$/.test(mark(scene.items[at])));
  const behind = { from: position + 1, to: Math.min(range.to, clause.to, position + 12) };
  const before = { from: start === undefined ? Math.max(range.from, clause.from) : start + 1, to: position };
  // "whoever finds a leak types /leak and the room, and everybody sees the list": only what is behind it can make it search.
  if (isTyped) return saidIn(scene, behind, FINDS) === null ? "add" : "find";
  takeExample(scene, behind);
  const latest = saidIn(scene, { from: behind.from, to: Math.min(behind.to, behind.from + 8) }, LATEST);
  if (latest !== null) {
    take(scene, latest);
    return "list";
  }
  const adds = saidIn(scene, { from: behind.from, to: Math.min(behind.to, behind.from + 4) }, words("adds?"));
  const finds =
    saidIn(scene, behind, FINDS) ??
    saidIn(scene, before, words("search~", "look~? (?:\\p{L}+ ){0,3}up", "finds?", "such~", "finden", "nachschlagen"));
  const isKept = indexes({ from: behind.from, to: Math.min(behind.to, behind.from + 4) }).some((at) =>
    has(scene.items[at], "keep", "enter"),
  );
  if (finds !== null && adds === null && !isKept) {
    take(scene, finds);
    return "find";
  }
  // "/todos list shows them": without words it lists anyway.
  const lists = saidIn(scene, { from: behind.from, to: Math.min(behind.to, behind.from + 8) }, LISTS);
  // "/found to enter things, and all see them": the list is seen anyway.
  return lists === null || adds !== null || isKept ? "add" : "list";
}

/** "/phone miller", "/fix <word>": what could stand behind it. */
function takeExample(scene: Scene, { from, to }: Range): void {
  // "`/tool snag lift B stuck on 3`"
  const tick =
    mark(scene.items[from - 2]) === "`" ? indexes({ from, to }).find((at) => mark(scene.items[at]) === "`") : undefined;
  if (tick !== undefined) {
    take(scene, { from, to: tick });
    return;
  }
  const isPlaceholder = (index: number) => /^[<>[\]"„“”'…]$/.test(mark(scene.items[index]));
  let at = from;
  for (let count = 0; at < to && count < 4; at += 1) {
    const item = scene.items[at];
    if (isPlaceholder(at)) continue;
    // "/found umbrella, lobby and …"
    const isNextShort =
      mark(item) === "," &&
      count > 0 &&
      /^(?:and|und|or|oder|,|\.|lands?|landet|soll)$/i.test(scene.items[at + 2]?.text ?? ".");
    if (isNextShort && scene.items[at + 1]?.kind === "word") continue;
    const isVerb = has(item, "and", "or", "enter", "keep", "say", "remind", "wh", "with") || isSilent(item);
    if (item?.kind === "quote") {
      scene.used.add(at);
      return;
    }
    if (item === undefined || (item.kind !== "word" && item.kind !== "number") || isVerb) return;
    if (
      /^(?:lists?|shows?|finds?|search|searches|adds?|zeigt|findet|sucht|listet|should|soll|sollte|can|kann|command|befehl)$/i.test(
        item.text,
      )
    )
      return;
    scene.used.add(at);
    count += 1;
  }
}

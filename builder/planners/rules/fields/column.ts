import type { Column } from "../../../../sdk/contract/parts.ts";
import { tableName } from "../../../blueprints/tables.ts";
import type { Language } from "../languages/language.ts";
import { folded, type Lexicon } from "../lexicon.ts";
import { has, mark, type Range, type Scene, textOf } from "../scene.ts";
import type { ColumnType } from "./column-type.ts";
import { currencyOf } from "./currency.ts";
import { parseList, trimmed } from "./list.ts";

const MAX_LABEL_WORDS = 6;

/** "name", "price in EUR", "due date", "a yes/no for paid", "priority (low, high)", "status open/done", "whether it is paid", "photo (optional)". */
export function parseColumn(scene: Scene, element: Range): Column | null {
  const bracket = bracketOf(scene, element);
  const core = trimmed(scene, { from: element.from, to: bracket?.from ?? element.to });
  const inside = bracket === null ? "" : textOf(scene, { from: bracket.from + 1, to: bracket.to - 1 });
  const said = textOf(scene, core).replace(AFTER_LIST, "");
  if (said === "") return null;
  const choices = choicesOf(scene, core, bracket);
  const label = (choices?.label ?? said).replace(
    /^(?:(?:just|also|maybe|only|optional(?:ly)?|nur|auch|noch|evtl\.?|optional) )?(?:(?:a|an|the|der|die|das|ein|eine) )?/i,
    "",
  );
  if (label.split(/\s+/).length > MAX_LABEL_WORDS || label.length > 80) return null;
  if (choices !== null) return make(label, "choice", { choices: choices.choices });
  const { lexicon } = scene.context;
  const { language } = lexicon;
  const tick = tickOf(label, inside, lexicon);
  if (tick !== null) return make(tick, "yes_no", {});
  const money = currencyOf(`${label} ${inside}`);
  if (money !== null) return make(money.rest || label, "money", { currency: money.currency });
  const type = typeOf(inside, lexicon, true) ?? typeOf(label, lexicon, false) ?? "text";
  if (type === "choice") return make(label, "choice", { choices: defaultChoices(label, language) });
  return make(label, type, {});
}

/** "… and phone out of this", "… and phone please": behind a list, no part of its last name. */
const AFTER_LIST =
  /\s+(?:(?:out of|from|of|for|aus|von)\s+(?:this|that|it|them|these)|optional(?:ly)?|if possible|if any|please|pls|plz|thanks|thx|thank you|bitte|danke|daraus|davon)$/i;

/** By the whole label, its last words, or its first. */
export function typeOf(label: string, lexicon: Lexicon, isWhole: boolean): ColumnType | null {
  const words = folded(label.toLowerCase().trim());
  // "reported by", "gemeldet von": who did it, no date.
  if (WHO_DID.test(words) && !isWhole) return "text";
  if (SCALE.test(words)) return "number";
  const ends = (phrase: string, type: string) =>
    phrase.startsWith("*")
      ? words.endsWith(phrase.slice(1)) && words.length > phrase.length
      : words === phrase ||
        (words.endsWith(` ${phrase}`) &&
          !/^(?:to|by|from|von)$/.test(phrase) &&
          !(type === "yes_no" && SAYS_WHEN.test(words)));
  const tests: ((phrase: string, type: string) => boolean)[] = [
    (phrase) => words === phrase,
    ...(isWhole
      ? []
      : [
          ends,
          (phrase: string, type: string) =>
            !phrase.startsWith("*") && type !== "yes_no" && words.startsWith(`${phrase} `),
        ]),
  ];
  for (const [position, test] of tests.entries()) {
    // "next inspection", "letzte Wartung": when.
    if (position === 1 && EVENT.test(words)) return "date";
    const found = lexicon.columnEnds.find(({ phrase, type }) => test(phrase, type));
    if (found !== undefined) return found.type;
  }
  return null;
}

/** "rating 1-5", "Note von 1 bis 6". */
export const SCALE = /\s(?:from |von )?\d{1,2} ?(?:-|–|to|bis) ?\d{1,3}$/;

const EVENT =
  /^(?:next|last|naechste[rsnm]?|letzte[rsnm]?) \S*(?:inspection|service|check|visit|appointment|meeting|review|maintenance|renewal|contact|audit|test|calibration|cleaning|repair|pruefung|wartung|besuch|termin|kontakt|inspektion|tuev|kontrolle|reinigung|kalibrierung|untersuchung)$/;

const WHO_DID =
  /\b(?!(?:need|requir|want|expect)ed by)\p{L}+ed by$|\b(?:paid|bought|sold|brought|made|given|taken|seen|done|written|known) by$|\b(?!gebraucht|benoetigt)\p{L}+(?:t|en) von$/u;

/** "date ordered", "last repaired": not whether, but when or by whom. */
const SAYS_WHEN = /^(?:date|day|when|time|last|who|by|first|datum|tag|wann|zuletzt|wer|zeit)\b/;

/** The columns, each with a name of its own. */
export function namedApart(columns: readonly Column[]): Column[] {
  const names = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let number = 2; names.has(name); number += 1) name = `${column.name.slice(0, 36)}_${number}`;
    names.add(name);
    return { ...column, name };
  });
}

export function make(label: string, type: ColumnType, more: Partial<Column>): Column {
  const plain = label.trim();
  const shown = plain.charAt(0).toUpperCase() + plain.slice(1);
  return { name: columnName(plain), label: shown, type, isRequired: false, ...more };
}

/** Names that every table of entries has already. */
const TAKEN = new Set(["entry_number", "entry_day", "entry_by", "entry_by_id"]);

function columnName(label: string): string {
  const name = tableName(label);
  return TAKEN.has(name) ? `${name}_2` : name;
}

function bracketOf(scene: Scene, element: Range): Range | null {
  for (let index = element.from; index < element.to; index += 1)
    if (mark(scene.items[index]) === "(") return { from: index, to: element.to };
  return null;
}

/** Choices in brackets, or between slashes. */
function choicesOf(scene: Scene, core: Range, bracket: Range | null): { label: string; choices: string[] } | null {
  if (bracket !== null) {
    const { elements } = parseList(scene, bracket.from + 1, bracket.to - 1);
    const choices = unique(elements.map((element) => textOf(scene, element)));
    if (choices.length >= 2) return { label: textOf(scene, core), choices };
  }
  const slashes: number[] = [];
  for (let index = core.from; index < core.to; index += 1) if (mark(scene.items[index]) === "/") slashes.push(index);
  const [first] = slashes;
  if (first === undefined) return null;
  const head = core.from + 1 < first ? core.from + 1 : core.from;
  const starts = [head, ...slashes.map((slash) => slash + 1)];
  const choices = unique(starts.map((start, index) => textOf(scene, { from: start, to: slashes[index] ?? core.to })));
  const label =
    head === core.from
      ? (scene.context.lexicon.language.names.status ?? "Status")
      : textOf(scene, { from: core.from, to: head });
  return choices.length >= 2 && (slashes.length > 1 || head > core.from) ? { label, choices } : null;
}

/** Label of a box to tick: "paid yes/no", "a yes/no for paid", "whether it is paid", "paid or not". */
export function tickOf(label: string, inside: string, lexicon: Lexicon): string | null {
  const yesNo = "yes ?\\/ ?no|y ?\\/ ?n|yes or no|ja ?\\/ ?nein|j ?\\/ ?n|ja oder nein|tick ?box|check ?box|häkchen";
  if (new RegExp(`^(?:${yesNo})$`, "i").test(inside.trim())) return label;
  const after = new RegExp(`^(.+?)[\\s:,-]*(?:\\?\\s*)?(?:${yesNo})$`, "i").exec(label);
  if (after?.[1]) return after[1].trim();
  const before = new RegExp(`^(?:${yesNo})\\s+(?:for|if|whether|für|ob)?\\s*(.+)$`, "i").exec(label);
  if (before?.[1]) return before[1].trim();
  const whether =
    /^(?:whether|if|ob)\s+(?:it(?:'s| is| was)?|they(?:'re| are)?|es|sie|er)?\s*(.+?)(?:\s+(?:or not|oder nicht|ist|wurde))?$/i.exec(
      label,
    );
  if (whether?.[1]) return whether[1].trim();
  const orNot = /^(.+?)\s+(?:or not|oder nicht)$/i.exec(label);
  if (orNot?.[1]) return orNot[1].trim();
  return typeOf(label, lexicon, true) === "yes_no" ? label : null;
}

function defaultChoices(label: string, language: Language): string[] {
  const { names } = language;
  const isRank = /prio|urgen|dring|sever/i.test(label);
  const wanted = isRank ? [names.low, names.medium, names.high] : [names.open, names.inProgress, names.done];
  return wanted.flatMap((name) => name ?? []);
}

function unique(texts: string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== "" && text.length <= 80))];
}

/** Whether an element can be a column at all: a name, no clause of its own. */
export function isColumnLike(scene: Scene, element: Range): boolean {
  const items = scene.items.slice(element.from, element.to);
  const first = items[0];
  if (items.length === 0 || has(first, "say", "remind", "also") || first?.kind === "command") return false;
  // "only for me", "may change only their own", "approved by Anna": rules, no columns.
  const isRule = items.some(
    (item) =>
      has(item, "author") ||
      (has(item, "private") && /^(?:only|just|nur|for|für|nobody|sonst|visible)\b/i.test(item.text)),
  );
  const isDecided =
    has(first, "approval") && /^(?:by|von|durch)$/i.test(items[1]?.text ?? "") && /^\p{Lu}/u.test(items[2]?.text ?? "");
  if (isRule || isDecided) return false;
  // "monthly cost", "daily rate": the word of a rhythm before another one.
  const isNamed = first?.kind === "recurrence" && items.length > 1 && /^\p{L}+$/u.test(first.text);
  const rest = isNamed ? items.slice(1) : items;
  if (rest.some((item) => ["channel", "recurrence", "time", "quote", "link", "person", "command"].includes(item.kind)))
    return false;
  const isSentence = items.some(
    (item, index) =>
      index > 0 && /^(?:would|should|could|must|shall|sollte|sollten|würde|wäre|soll|sollen|muss)\b/i.test(item.text),
  );
  const isRefused = items.some(
    (item, index) =>
      /^(?:not|nicht)$/i.test(item.text) &&
      /^(?:needed|necessary|required|nötig|gebraucht)$/i.test(items[index + 1]?.text ?? ""),
  );
  if (isRefused) return false;
  const hasSubject = items.some((item, index) => index > 0 && /^(?:he|she|they|we|i|er|wir|ich|man)$/i.test(item.text));
  if ((isSentence || hasSubject) && !has(first, "wh")) return false;
  const pronoun = /^(?:i|we|you|it|they|people|everyone|everybody|anyone|he|she|ich|wir|man|jeder|alle|es|sie)$/i;
  return !(first !== undefined && pronoun.test(first.text) && items.length > 1);
}

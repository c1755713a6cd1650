import type { Column } from "../../../../sdk/contract/parts.ts";
import { tableName } from "../../../blueprints/tables.ts";
import type { Language } from "../languages/language.ts";
import { ownWords } from "../plausible/own-words.ts";
import { has, indexes, isSilent, mark, type Range, type Scene, textOf } from "../words/scene.ts";
import { choicesOf, isByExample, whetherOne } from "./choices.ts";
import { plainLabel } from "./column-label.ts";
import type { ColumnType } from "./column-type.ts";
import { currencyOf } from "./currency.ts";
import { typeOf } from "./label-type.ts";
import { trimmed } from "./list.ts";
import { tickOf } from "./tick.ts";
import { typeSaid } from "./type-words.ts";

const MAX_LABEL_WORDS = 6;
/** Signs of a label with all that is said around it. */
export const LONGEST = 200;

/** "name", "price in EUR", "due date", "a yes/no for paid", "priority (low, high)", "state: open / closed", "any damage?". */
export function parseColumn(scene: Scene, element: Range): Column | null {
  const { core, inside } = splitOf(scene, element);
  const written = inside === null ? "" : textOf(scene, inside);
  const isExample = isByExample(written);
  const explained = isExample && typeOf(written, scene.context.lexicon, true) !== "number" ? "" : written;
  const whole = textOf(scene, core);
  if (whole.length > LONGEST) return null;
  const { lexicon } = scene.context;
  const said = ownWords(plainLabel(whole), lexicon.language);
  if (said === "") return null;
  const isAsked = mark(scene.items[element.to]) === "?" && !isQuestion(scene, element.from);
  const tick = tickOf(said, explained, lexicon, isAsked);
  if (tick !== null && whetherOne(scene, element) === null) return isLabel(tick) ? make(tick, "yes_no", {}) : null;
  const isExplained =
    typeSaid(explained) !== null || WHAT_IT_HAS.test(explained) || PER_UNIT.test(said) || AS_FILE.test(said);
  const choices = !isExplained ? (whetherOne(scene, element) ?? choicesOf(scene, core, inside)) : null;
  const label = choices === null ? said : plainLabel(choices.label);
  if (!isLabel(withoutType(label))) return null;
  if (choices !== null) return make(label, "choice", { choices: choices.choices });
  const money = currencyOf(label) ?? currencyOf(explained);
  if (money !== null) {
    const isOwn = currencyOf(label) !== null && money.rest !== "" && !/^(?:per|pro|je)\b/i.test(money.rest);
    const own = isOwn ? ownWords(money.rest.replace(/[\s,]+$/, ""), lexicon.language) : label;
    return make(own, "money", { currency: money.currency });
  }
  const type =
    typeSaid(explained) ?? typeOf(explained, lexicon, true) ?? typeSaidBehind(label) ?? typeOf(label, lexicon, false);
  if (type === "choice" && !isExample)
    return make(label, "choice", { choices: defaultChoices(label, lexicon.language) });
  return make(withoutType(label), type === "choice" ? "text" : (type ?? "text"), {});
}

/** "bike (brand/model)": what of it is written, nothing to choose. */
const WHAT_IT_HAS =
  /^(?:(?:brand|make|model|type|size|colour|color|name|number|year|marke|modell|typ|größe|farbe|nummer|baujahr)(?:\s*(?:\/|,|and|und|&|\+)\s*|$)){2,}$/i;

/** "chlorine in mg/l", "speed in km/h": no choice between two. */
const PER_UNIT = /\bin [\p{L}µ€$]{1,5} ?\/ ?[\p{L}]{1,4}[²³]?$/iu;

function isLabel(label: string): boolean {
  return label.split(/\s+/).length <= MAX_LABEL_WORDS && label.length <= 80;
}

/** "quote as attachment", "Beleg als Foto": its type is said behind it. */
const AS_FILE =
  /^(.+?) (?:as|als) (?:an? |ein(?:e|en)? )?(?:attachment|photo|picture|pdf|file|scan|upload|image|anhang|foto|bild|datei)(?:(?: (?:or|oder|and|und) | ?\/ ?)(?:an? |ein(?:e|en)? |als )?(?:attachment|photo|picture|pdf|file|scan|upload|image|anhang|foto|bild|datei))*(?: (?:mit )?(?:dran|dabei|attached|anhängen|hochladen))?$/i;

function typeSaidBehind(label: string): ColumnType | null {
  return AS_FILE.test(label) ? "file" : null;
}

function withoutType(label: string): string {
  return (AS_FILE.exec(label)?.[1] ?? label).replace(/ (?:itself|selbst|selber)$/i, "");
}

/** "can you make a list of dogs with name and breed?": the mark is the sentence's, not a column's. */
function isQuestion(scene: Scene, at: number): boolean {
  const start = indexes({ from: 0, to: at }).findLast(
    (index) => /^[.!?;]$/.test(mark(scene.items[index])) || scene.items[index]?.kind === "break",
  );
  const first = [1, 2, 3].map((offset) => scene.items[(start ?? -1) + offset]?.text ?? "");
  return first.some((word) =>
    /^(?:can|could|would|will|is|are|do|does|may|kannst|könnt|könnte[nt]?|könntest|würdest|gibt|geht|kann|können|wie|how)$/i.test(
      word,
    ),
  );
}

/** The name, and what stands in brackets or behind a colon. */
function splitOf(scene: Scene, element: Range): { core: Range; inside: Range | null } {
  const bracket = indexes(element).find((index) => mark(scene.items[index]) === "(");
  const colon = indexes({ from: element.from + 1, to: bracket ?? element.to }).find(
    (index) => mark(scene.items[index]) === ":",
  );
  const end = colon ?? bracket;
  if (end === undefined) return { core: trimmed(scene, element), inside: null };
  const close = indexes({ from: end, to: element.to }).find((index) => mark(scene.items[index]) === ")");
  const inside = { from: end + 1, to: colon === undefined ? (close ?? element.to) : element.to };
  return { core: trimmed(scene, { from: element.from, to: end }), inside };
}

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

/** Names that a table of entries or requests has already, or that mean something to JavaScript. */
const TAKEN = /^(?:entry_\w*|constructor|decision|decided_\w*)$/;

function columnName(label: string): string {
  const name = tableName(label);
  return TAKEN.test(name) ? `own_${name}`.slice(0, 40) : name;
}

export function defaultChoices(label: string, language: Language): string[] {
  const { names } = language;
  const isRank = /prio|urgen|dring|sever/i.test(label);
  const wanted = isRank ? [names.low, names.medium, names.high] : [names.open, names.inProgress, names.done];
  return wanted.flatMap((name) => name ?? []);
}

const NAMED_SO =
  /^(?:dates?|datum|day|tag|time|zeit|link|url|status|type|typ|number|nummer|address|adresse|name|text)$/i;

/** Whether an element can be a column at all: a name, no clause of its own. */
export function isColumnLike(scene: Scene, element: Range): boolean {
  const items = scene.items.slice(element.from, element.to);
  const first = items[0];
  if (items.length === 0 || has(first, "also") || first?.kind === "command") return false;
  // "publish date", "posting day": what a date is of.
  const isWhen =
    items.length <= 3 &&
    /(?:t|en|ed)$/i.test(first?.text ?? "") &&
    /^(?:am|an|von|on|to|by)$/i.test(items[1]?.text ?? "");
  const isNameOf = isWhen || (items.length === 2 && NAMED_SO.test(items[1]?.text ?? ""));
  // "Teil, Größe": a word by itself is a name.
  if (has(first, "say", "remind") && !isNameOf && items.length > 1) return false;
  // "only for me", "may change only their own", "approved by Anna": rules, no columns.
  const isRule = items.some(
    (item) =>
      has(item, "author") ||
      (has(item, "private") && /^(?:only|just|nur|for|für|nobody|sonst|visible)\b/i.test(item.text)),
  );
  const isDecided =
    has(first, "approval") && /^(?:by|von|durch)$/i.test(items[1]?.text ?? "") && /^\p{Lu}/u.test(items[2]?.text ?? "");
  const decides =
    /^(?:says?|sagt|gives?|gibt|approves?|decides?|genehmigt|entscheidet|has to|okays?|oks|signs?|muss)\b/i;
  // "and Priya says yes or no": who decides.
  const isDeciding = items.some((item, index) => index > 0 && has(item, "approval") && decides.test(item.text));
  // "die ich dann genehmige oder ablehne", "approve or decline"
  const isBoth = items.length > 1 && items.every((item) => has(item, "approval", "or"));
  // "nummerieren die Kisten": a German verb before its object.
  const isDone =
    /^\p{Ll}+(?:en|t)$/u.test(first?.text ?? "") && /^(?:die|den|das|der|dem|eine?n?)$/.test(items[1]?.text ?? "");
  if (
    isRule ||
    isDecided ||
    isDeciding ||
    isBoth ||
    (isDone && !has(first, "wh", "of", "in") && first?.kind === "word" && !isSilent(first))
  )
    return false;
  // "die Liter zusammengezählt": what shall be done with one.
  const isSummed =
    /^(?:(?:zusammen|auf|hoch)?ge(?:zählt|rechnet)|zusammen(?:gezählt|gerechnet)|(?:auf)?(?:addiert|summiert)|added(?: up)?|summed(?: up)?|totall?ed)$/i;
  if (items.length > 2 && isSummed.test(items.at(-1)?.text ?? "")) return false;
  // "ich": whose list it is.
  if (items.length === 1 && /^(?:ich|wir|man|we|i|they|you)$/i.test(first?.text ?? "")) return false;
  // "monthly cost", "daily rate": the word of a rhythm before another one.
  const isNamed = first?.kind === "recurrence" && items.length > 1 && /^\p{L}+$/u.test(first.text);
  const rest = isNamed ? items.slice(1) : items;
  if (rest.some((item) => ["channel", "recurrence", "time", "quote", "link", "person", "command"].includes(item.kind)))
    return false;
  const isSentence = items.some(
    (item, index) =>
      index > 0 && /^(?:would|should|could|must|shall|sollte|sollten|würde|wäre|soll|sollen|muss)\b/i.test(item.text),
  );
  // "sollen die liste sehen", "must be visible": what shall be.
  if (
    items.length > 1 &&
    /^(?:soll|sollen|sollte|sollten|muss|müssen|dürfen|should|must|shall)$/i.test(first?.text ?? "")
  )
    return false;
  const isRefused = items.some(
    (item, index) =>
      /^(?:not|nicht)$/i.test(item.text) &&
      /^(?:needed|necessary|required|nötig|gebraucht)$/i.test(items[index + 1]?.text ?? ""),
  );
  if (isRefused) return false;
  // "the date I opened it"
  const isDateOf = /^(?:date|day|time|place|reason|datum|tag|ort)$/i.test(first?.text ?? "") && items.length <= 6;
  // "flat (they look like 3.12)": what stands in brackets explains it.
  const bracket = items.findIndex((item) => mark(item) === "(");
  const core = bracket < 1 ? items : items.slice(0, bracket);
  const hasSubject =
    !isDateOf && core.some((item, index) => index > 0 && /^(?:he|she|they|we|i|er|wir|ich|man)$/i.test(item.text));
  // "did they bite (yes/no/maybe)", "is it insured?": asked of each.
  const isAsked =
    first?.kind === "word" &&
    /^(?:did|do|does|is|are|was|were|has|have|had|will|can|ist|sind|war|hat|haben|kann|darf|wurde)$/.test(first.word) &&
    items.length <= 8;
  if ((isSentence || hasSubject) && !has(first, "wh") && !isAsked) return false;
  const pronoun = /^(?:i|we|you|it|they|people|everyone|everybody|anyone|he|she|ich|wir|man|jeder|alle|es|sie)$/i;
  return !(first !== undefined && pronoun.test(first.text) && items.length > 1);
}

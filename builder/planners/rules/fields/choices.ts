import { has, indexes, mark, type Range, type Scene, textOf } from "../words/scene.ts";
import { parseList } from "./list.ts";

export interface Choices {
  label: string;
  choices: string[];
}

/** Whether what stands there only gives examples: "e.g. 4711". */
const EXAMPLE =
  /^(?:so )?(?:e\.? ?g\b|z\.? ?b\b|bspw\b|bsp\b|ex\b|for example|for instance|like|such as|say|things like|stuff like|anything like|think|including|incl\b|zum beispiel|beispielsweise|etwa|wie|so was wie|sowas wie|also|was (?:man )?so|alles mögliche|u\. ?a\b|unter anderem|from .+ to )/i;

/** "weather, sold out etc.", "Wetter, ausverkauft usw.", "delays …": there are more that are not said. */
const AND_MORE =
  /(?:(?:^|[\s,;])(?:etc|usw|u\.? ?s\.? ?w|et cetera|ff|u\. ?ä|o\. ?ä|oä|uä|and so on|and so forth|and the like|and such|and similar|and more|and stuff|or similar|or so|or such|or the like|or whatever|or something|or anything(?: else)?|and whatnot|or whatnot|und so(?: weiter| was| etwas)?|und (?:ähnliches|ähnliche|dergleichen|mehr|vieles mehr)|oder (?:so|ähnliches|sowas|so was|so ähnlich|dergleichen|was auch immer)|zum beispiel|for example|for instance|z\.? ?b|e\.? ?g|you name it|was halt so)|…|\.\.+)[\s.,;!?)]*$/i;

/** Whether what stands in brackets behind a name explains it by examples, and lists nothing to choose from. */
export function isByExample(explained: string): boolean {
  return EXAMPLE.test(explained) || AND_MORE.test(explained);
}

/** Choices in brackets or behind a colon, between slashes, or after "either". `core`: the name; `inside`: what explains it. */
export function choicesOf(scene: Scene, core: Range, inside: Range | null): Choices | null {
  if (inside !== null && !isByExample(textOf(scene, inside))) {
    const choices = listed(scene, inside);
    if (choices.length >= 2) return { label: textOf(scene, core), choices };
  }
  return afterEither(scene, core) ?? betweenSlashes(scene, core);
}

/** "A, B or C", "either A or B"; those behind "or" in the last one too. */
function listed(scene: Scene, range: Range): string[] {
  return choiceNames(scene, parseList(scene, range.from, range.to, () => false).elements);
}

/** As they are called, without the verb before the first. */
export function choiceNames(scene: Scene, elements: readonly Range[]): string[] {
  const [first = "", ...rest] = elements.map((element) =>
    `${isNegative(scene, element) ? "-" : ""}${textOf(scene, element)}`
      .replace(OPENING, "")
      .replace(/^["“„'](.+)["”“']$/, "$1"),
  );
  // "is there / is gone" stays; of "is in the cupboard / handed out" the verb is no part of the first.
  const isEach = rest.some((choice) => /^(?:is|are|ist|sind)\s/i.test(choice));
  return unique([
    isEach ? first : first.replace(/^(?:is|are|ist|sind)\s+(?=\p{L})/iu, "").replace(OPENING, ""),
    ...rest,
  ]);
}

const OPENING = /^(?:either|entweder|one of|eins von|eine[rs]? von)\s+/i;

/** "whether it's waiting, on the lift or ready", "ob offen oder erledigt": one of several, no yes or no. */
export function whetherOne(scene: Scene, element: Range): Choices | null {
  if (!/^(?:whether|ob)\b/i.test(scene.items[element.from]?.text ?? "")) return null;
  const isLast = indexes(element).findLast((index) => has(scene.items[index], "or"));
  if (isLast === undefined || /^(?:not|nicht)\b/i.test(scene.items[isLast + 1]?.text ?? "")) return null;
  const said = listed(scene, { from: element.from + 1, to: element.to });
  const [first = "", ...rest] = said;
  const plain = first.replace(
    /^(?:(?:it|they|es|sie|er|das|man)\b)?(?:['’](?:s|re))?\s*(?:(?:is|are|was|were|ist|sind|gerade|currently|still|noch)\s+)*/i,
    "",
  );
  return said.length < 2 ? null : { label: statusLabel(scene), choices: unique([plain, ...rest].map(withoutVerb)) };
}

/** "ob es offen oder erledigt ist" */
function withoutVerb(choice: string): string {
  return choice.replace(/\s+(?:ist|sind|wurde|wurden|wird)$/i, "");
}

/** "A, B or -80" */
function isNegative(scene: Scene, { from }: Range): boolean {
  return (
    mark(scene.items[from - 1]) === "-" &&
    scene.items[from]?.kind === "number" &&
    (has(scene.items[from - 2], "or", "and") || /^[,/(]$/.test(mark(scene.items[from - 2])))
  );
}

/** "size either S or M", "entweder offen oder zu". */
function afterEither(scene: Scene, core: Range): Choices | null {
  const either = indexes(core).find((index) => /^(?:either|entweder)$/i.test(scene.items[index]?.text ?? ""));
  if (either === undefined) return null;
  const choices = listed(scene, { from: either + 1, to: core.to });
  const named = textOf(scene, { from: core.from, to: either }).replace(/\s*(?:is|are|ist|sind|can be|kann)$/i, "");
  return choices.length < 2 ? null : { label: named === "" ? statusLabel(scene) : named, choices };
}

function betweenSlashes(scene: Scene, core: Range): Choices | null {
  const slashes = indexes(core).filter((index) => mark(scene.items[index]) === "/");
  const [first] = slashes;
  if (first === undefined) return null;
  const head = behindVerb(scene, core, first) ?? headOf(scene, core, first);
  const starts = [head, ...slashes.map((slash) => slash + 1)];
  const choices = unique(starts.map((start, index) => textOf(scene, { from: start, to: slashes[index] ?? core.to })));
  const label = head === core.from ? statusLabel(scene) : labelBefore(scene, core, head);
  return choices.length >= 2 && (slashes.length > 1 || head > core.from) ? { label, choices } : null;
}

/** "state is in the cupboard / handed out / lost", "Zustand entweder neu / gebraucht": behind them begins the first choice. */
function behindVerb(scene: Scene, core: Range, slash: number): number | null {
  const isVerb = (at: number) => VERB.test(scene.items[at]?.text ?? "");
  const verb = indexes({ from: core.from + 1, to: slash - 1 }).find(isVerb);
  if (verb === undefined) return null;
  const last = indexes({ from: verb, to: slash - 1 }).find((at) => !isVerb(at + 1)) ?? verb;
  return last + 1 < slash ? last + 1 : null;
}

/** What the column is called, without the verb that leads to its choices. */
function labelBefore(scene: Scene, core: Range, head: number): string {
  let to = head;
  while (to > core.from + 1 && VERB.test(scene.items[to - 1]?.text ?? "")) to -= 1;
  return textOf(scene, { from: core.from, to });
}

const VERB =
  /^(?:is|are|can be|may be|must be|should be|can|may|must|should|be|being|either|one of|ist|sind|kann|können|muss|sein|entweder|eins von)$/i;

/** "status in progress/done" is named by its first word, "art des schadens kratzer/delle" by all but the last. */
function headOf(scene: Scene, core: Range, slash: number): number {
  if (core.from + 1 >= slash) return core.from;
  const isLong = has(scene.items[core.from + 1], "of") || /^(?:des|der)$/i.test(scene.items[core.from + 1]?.text ?? "");
  return isLong && slash - core.from > 2 ? slash - 1 : core.from + 1;
}

function statusLabel(scene: Scene): string {
  return scene.context.lexicon.language.names.status ?? "Status";
}

export function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== "" && text.length <= 80))];
}

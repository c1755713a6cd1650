import type { Column, PartOf } from "../../../../sdk/contract/parts.ts";
import { tableName } from "../../../blueprints/tables.ts";
import { readChannel } from "../fields/channel.ts";
import { make } from "../fields/column.ts";
import { readColumns } from "../fields/columns.ts";
import { nounFrom } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import { modelAt } from "../limits/modelled.ts";
import {
  clauseOf,
  firstWord,
  gap,
  has,
  indexes,
  indexesOf,
  isSilent,
  note,
  type Range,
  type Scene,
  senses,
  take,
  takeVocabulary,
  textOf,
  valuesIn,
} from "../words/scene.ts";
import { approvalsSaid } from "./approval-said.ts";
import { isAuthorTold, raiseOthersTold } from "./author-told.ts";
import { namedDeciders } from "./deciders.ts";
import { modelDeciding, raiseJoint } from "./deciding-limits.ts";
import type { Frame } from "./frame.ts";
import { isName, plainNoun } from "./noun-sense.ts";
import { ofBeginning, ofTitle } from "./record-noun.ts";
import { ofSwap } from "./swap.ts";
import { isThing } from "./thing-words.ts";

/** Submit, then a yes or no: "holiday requests (from, to), @pat approves". */
export const readApproval: Frame = (scene, { range }) => {
  const decidedBy = readDeciders(scene, range);
  const columns = readColumns(scene, range) ?? usualColumns(scene);
  const words = readRequestNoun(scene, range, columns).replace(/^(?:no|keine?[nmr]?) (?=\p{L})/iu, "");
  const said = plainNoun(scene, nounFrom(scene, words));
  const noun = isName(scene, said) ? said : nounFrom(scene, scene.context.lexicon.language.names.request ?? "request");
  const told = scene.clauses.filter(
    (clause) => clause.from >= range.from && clause.to <= range.to && isOfEach(scene, clause),
  );
  const channel = valuesIn(scene, range, "channel").length > 0 ? readChannel(scene, told) : null;
  for (const index of indexesOf(scene, range, "approval", "say", "in", "me", "enter", "list", "everybody"))
    scene.used.add(index);
  for (const said of approvalsSaid(scene, range)) modelAt(scene, ...indexes(said));
  modelDeciding(scene, range);
  raiseJoint(scene, range);
  const isTold = isAuthorTold(scene, range);
  raiseOthersTold(scene, range);
  takeVocabulary(scene, range, "approval", "post");
  return [
    {
      part: "approval",
      table: tableName(noun.many),
      noun,
      columns,
      decidedBy,
      ...(channel === null ? {} : { channel }),
      ...(isTold ? { tellsAuthor: true as const } : {}),
    },
  ];
};

/** Said as it happens: with days or sums it is something else. */
function isOfEach(scene: Scene, clause: Range): boolean {
  return valuesIn(scene, clause, "recurrence").length === 0 && indexesOf(scene, clause, "total").length === 0;
}

function readDeciders(scene: Scene, range: Range): PartOf<"approval">["decidedBy"] {
  const named = namedDeciders(scene, range);
  for (const { index } of named) scene.used.add(index);
  if (named.length === 0) askNamed(scene, range);
  const people = [
    ...valuesIn(scene, range, "person"),
    ...named.map(({ index, person: { personId, name, isDeactivated } }) => ({
      index,
      item: { personId, name, hasLeft: isDeactivated },
    })),
  ];
  const { answered } = scene.context;
  const boss = indexesOf(scene, range, "boss");
  for (const index of [...boss, ...people.map(({ index }) => index)]) scene.used.add(index);
  const isOpenQuestion = boss.length > 0 || people.some(({ item }) => item.hasLeft || item.personId === null);
  if (isOpenQuestion && answered.people.length > 0) return { people: answered.people.map(({ personId }) => personId) };
  if (isOpenQuestion && answered.isMe) return "owner";
  for (const { item } of people) {
    if (item.hasLeft) gap(scene, "left", item.name, false);
    else if (item.personId === null) gap(scene, "stranger", item.name, false);
  }
  const ids = people.flatMap(({ item }) => (item.hasLeft || item.personId === null ? [] : [item.personId]));
  if (ids.length > 0) return { people: [...new Set(ids)] };
  const [first] = boss;
  if (first !== undefined) gap(scene, "decider", scene.items[first]?.text ?? "", false);
  else if (people.length === 0) note(scene, "owner_decides");
  return "owner";
}

/** "approved by Anna": a first name alone is nobody that could be told from others. */
function askNamed(scene: Scene, range: Range): void {
  const { answered } = scene.context;
  for (const index of indexesOf(scene, range, "approval")) {
    const by = scene.items[index + 1];
    const name = scene.items[index + 2];
    const isName = name?.kind === "word" && /^\p{Lu}\p{Ll}+$/u.test(name.text) && senses(name).length === 0;
    if (!/^(?:by|von|durch)$/i.test(by?.text ?? "") || !isName || name === undefined) continue;
    take(scene, { from: index, to: index + 3 });
    if (answered.people.length === 0 && !answered.isMe) gap(scene, "stranger", name.text, false);
  }
}

function usualColumns(scene: Scene): Column[] {
  note(scene, "columns");
  const { names } = scene.context.lexicon.language;
  return [{ ...make(names.note ?? "Note", "long_text", {}), isRequired: true }];
}

/** "holiday request form", "Urlaubsanträge", "approval for travel requests", "ask for new equipment", "approve expenses". */
function readRequestNoun(scene: Scene, range: Range, columns: readonly Column[]): string {
  const { names } = scene.context.lexicon.language;
  const request = names.request ?? "request";
  const compound = indexesOf(scene, range, "approval", "list").find((index) => firstWord(scene, index) !== undefined);
  if (compound !== undefined) {
    scene.used.add(compound);
    const text = scene.items[compound]?.text ?? request;
    return has(scene.items[compound], "list") ? (firstWord(scene, compound) ?? request) : text;
  }
  const ask = indexes(range).find((index) =>
    /^(?:requests?|antr[aä]ge?|anfragen?|applications?)$/i.test(scene.items[index]?.text ?? ""),
  );
  const beforeAsk = ask === undefined ? null : nounPhraseBefore(scene, ask, range.from);
  if (ask !== undefined && beforeAsk !== null) {
    take(scene, { from: beforeAsk.from, to: ask + 1 });
    return textOf(scene, { from: beforeAsk.from, to: ask + 1 });
  }
  const swapped = ofSwap(scene, range);
  if (swapped !== null) return swapped;
  for (const index of indexesOf(scene, range, "approval", "enter")) {
    const next = has(scene.items[index + 1], "of") ? index + 2 : index + 1;
    // "my brother wants to be asked": before an English verb stands who does it.
    const isNoun =
      scene.context.lexicon.language.code === "de" ||
      has(scene.items[index], "enter") ||
      /^(?:approvals?|sign-?offs?|approval (?:flow|workflow|process|form))$/i.test(scene.items[index]?.text ?? "");
    const phrase =
      nounPhraseFrom(scene, next, range.to) ?? (isNoun ? nounPhraseBefore(scene, index, range.from) : null);
    const isFree =
      phrase !== null &&
      isThing(scene, phrase) &&
      !indexes(phrase).some((at) => scene.used.has(at) || has(scene.items[at], "approval", "boss"));
    if (phrase === null || !isFree) continue;
    take(scene, { from: Math.min(index, phrase.from), to: Math.max(index + 1, phrase.to) });
    return textOf(scene, phrase);
  }
  const asks = indexes(range).find((index) => /^(?:ask for|asks for|apply for)$/i.test(scene.items[index]?.text ?? ""));
  const asked = asks === undefined ? null : nounPhraseFrom(scene, asks + 1, range.to);
  if (asked !== null) {
    take(scene, asked);
    return textOf(scene, asked);
  }
  const decided = ofDecided(scene, range);
  if (decided !== null) {
    take(scene, decided);
    return textOf(scene, decided);
  }
  const wanted = wantedBy(scene, range);
  const isColumn = wanted !== null && columns.some(({ label }) => label === textOf(scene, wanted));
  if (wanted !== null && !isColumn) {
    take(scene, wanted);
    return textOf(scene, wanted);
  }
  const forms = indexesOf(scene, range, "list")[0];
  const beforeForm = forms === undefined ? null : nounPhraseBefore(scene, forms, range.from);
  if (beforeForm !== null) {
    take(scene, beforeForm);
    return textOf(scene, beforeForm);
  }
  const own = scene.clauses.filter((clause) => clause.from >= range.from && clause.to <= range.to);
  return (
    ofBeginning(scene, own)?.many ??
    ofTitle(scene, [{ from: range.from, to: Math.min(range.to, clauseOf(scene, range.from).to) }])?.many ??
    request
  );
}

/** "payouts over 10k need Marcus' ok", "Rabatte muss … freigeben": what stands first, before its verb. */
function ofDecided(scene: Scene, range: Range): Range | null {
  for (const { from } of [
    ...approvalsSaid(scene, range),
    ...indexesOf(scene, range, "approval").map((at) => ({ from: at })),
  ]) {
    const clause = clauseOf(scene, from);
    const phrase = nounPhraseFrom(scene, clause.from, from);
    if (phrase === null || !isThing(scene, phrase)) continue;
    const between = indexes({ from: phrase.to, to: from });
    const isFirst = indexes({ from: clause.from, to: phrase.from }).every((at) => isSilent(scene.items[at]));
    const isPlain = between.every((at) => isSilent(scene.items[at]) || !isNounLike(scene, at));
    const isFree = !indexes(phrase).some(
      (at) =>
        scene.used.has(at) ||
        has(scene.items[at], "approval", "boss") ||
        (has(scene.items[at], "enter") && !/^\p{Lu}/u.test(scene.items[at]?.text ?? "")),
    );
    if (NO_THING.test(textOf(scene, phrase))) continue;
    if (isFirst && isPlain && isFree && between.length <= 5 && isName(scene, nounFrom(scene, textOf(scene, phrase))))
      return phrase;
  }
  return null;
}

/** "Erst wenn …", "nothing without …", "anything over 500": no name of what is decided on. */
const NO_THING =
  /^(?:erst|nur|nichts?|keine?[rsnm]?|alles|jede[rsn]?|only|nothing|anything|everything|each|any|both|two|first|before|bevor|zwei|beide)$/i;

function isNounLike(scene: Scene, at: number): boolean {
  const item = scene.items[at];
  return (
    item?.kind === "word" &&
    senses(item).length === 0 &&
    !/^(?:muss|müssen|braucht|brauchen|needs?|must|require[sd]?|k|eur|euros?|usd|percent|prozent|%|€)$/i.test(item.text)
  );
}

/** "anyone who wants free tickets", "if you need a day off", "wer Blumen kaufen will". */
function wantedBy(scene: Scene, range: Range): Range | null {
  for (const index of indexes(range)) {
    const text = scene.items[index]?.text ?? "";
    const near = { from: Math.max(range.from, index - 4), to: index };
    const isAnyone = indexes(near).some((at) =>
      /^(?:who|whoever|anyone|anybody|everyone|if|when|you|people|wer|jeder|wenn|man)$/i.test(
        scene.items[at]?.text ?? "",
      ),
    );
    const isWish = /^(?:wants?|needs?|would like|wanna have|wish(?:es)? for|möchte|braucht|will|haben will)$/i.test(
      text,
    );
    if (!isWish || (!isAnyone && scene.context.lexicon.language.code === "en")) continue;
    const phrase =
      scene.context.lexicon.language.code === "en"
        ? nounPhraseFrom(scene, index + 1, range.to)
        : nounBefore(scene, index, range);
    const isFree = phrase !== null && isThing(scene, phrase) && !indexes(phrase).some((at) => scene.used.has(at));
    if (isFree) return phrase;
  }
  return null;
}

/** "wer für den Altar Blumen kaufen will": the last noun before the verbs. */
function nounBefore(scene: Scene, index: number, range: Range): Range | null {
  const isWer = indexes({ from: Math.max(range.from, index - 8), to: index }).some((at) =>
    /^(?:wer|jeder|wenn)$/i.test(scene.items[at]?.text ?? ""),
  );
  const at = [index - 1, index - 2].find((one) => /^\p{Lu}\p{Ll}/u.test(scene.items[one]?.text ?? ""));
  return isWer && at !== undefined ? { from: at, to: at + 1 } : null;
}

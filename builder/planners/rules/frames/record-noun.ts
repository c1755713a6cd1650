import type { Noun } from "../../../../sdk/contract/parts.ts";
import { isHaving } from "../fields/columns.ts";
import { nounFrom, nounOf } from "../fields/names.ts";
import { nounPhraseBefore, nounPhraseFrom } from "../fields/noun-phrase.ts";
import { isInBrackets } from "../words/clauses.ts";
import { has, indexes, isSilent, mark, type Range, type Scene, take, valuesIn } from "../words/scene.ts";
import { ofListOrVerb } from "./noun-of-list.ts";
import { isName, plainNoun } from "./noun-sense.ts";
import { isFreeNoun, isThing } from "./thing-words.ts";
import { TYPES } from "./typed-behind.ts";

/** What is kept: "list of suppliers", "collect lunch orders", "every todo has …", "petty cash book: …", "for each applicant …"; else the command's word. */
export function readRecordNoun(scene: Scene, all: readonly Range[]): Noun {
  const told = all.filter((clause) => !isWriter(scene, clause));
  const clauses = told.length > 0 ? told : all;
  const command = commandOf(scene, clauses);
  return (
    firstGood(scene, clauses, [
      ofEachListed,
      ofSeen,
      ...(command === undefined ? [] : [ofCommandSaid]),
      ofColon,
      ofHeading,
      ofFor,
      ofPlace,
      ofHead,
      ofListOrVerb,
      ofHaving,
      ofEach,
      ofTitle,
      ofWhich,
      ...(command === undefined ? [ofOurs] : []),
    ]) ?? nounFrom(scene, command ?? scene.context.lexicon.language.names.entry ?? "entry")
  );
}

/** "Hey, me again from catering!", "hier ist Jana vom Empfang.": who writes, and nothing else. */
function isWriter(scene: Scene, { from, to }: Range): boolean {
  const words = indexes({ from, to }).map((index) => scene.items[index]?.text ?? "");
  return (
    words.length <= 10 &&
    /^(?:(?:hey|hi|hello|hallo|moin|good morning|hey there|hi there|hi all|,|!|so|it's|its|well) )*(?:me|hier|here|this is|it's me|ich bin'?s?|us) (?:again |ist |is |wieder |nochmal |\p{L}+ )*(?:from|vom|von|aus|at) /iu.test(
      words.join(" "),
    )
  );
}

/** What is noted of each, and never what is kept. */
const FIELDS = /^(?:date|day|time|datum|uhrzeit|date and time)$/i;

/** "/found umbrella": what could be typed behind a command. */
function isExample(scene: Scene, { one }: Noun): boolean {
  const said = scene.text.toLowerCase();
  return valuesIn(scene, { from: 0, to: scene.items.length }, "command").some(({ item }) =>
    said.includes(`/${item.inner} ${one.toLowerCase()}`),
  );
}

/** "/idee …": where ideas are spoken of too, the command is called by what is kept. */
function ofCommandSaid(scene: Scene, clauses: readonly Range[]): Noun | null {
  const command = commandOf(scene, clauses);
  if (command === undefined) return null;
  const noun = nounFrom(scene, command);
  const known = [noun.one, noun.many].map((word) => word.toLowerCase());
  const said = indexes({ from: 0, to: scene.items.length }).find(
    (index) => scene.items[index]?.kind === "word" && known.includes(scene.items[index]?.text.toLowerCase() ?? ""),
  );
  const phrase = said === undefined ? null : nounPhraseBefore(scene, said + 1, 0);
  // "broken stuff", "customer complaints": of a longer name others tell.
  const isAlone =
    phrase !== null &&
    phrase.to - phrase.from === 1 &&
    nounPhraseFrom(scene, phrase.from, phrase.from + 2)?.to === phrase.to;
  if (phrase === null || !isAlone || !isThing(scene, phrase)) return null;
  take(scene, phrase);
  return nounOf(scene, phrase);
}

type ReadNoun = (scene: Scene, clauses: readonly Range[]) => Noun | null;

/** The first that is a name; what the others took is free again. */
function firstGood(scene: Scene, clauses: readonly Range[], readers: readonly ReadNoun[]): Noun | null {
  for (const read of readers) {
    const before = new Set(scene.used);
    const noun = read(scene, clauses);
    if (noun !== null && isName(scene, noun) && !isExample(scene, noun) && !FIELDS.test(noun.one))
      return plainNoun(scene, noun);
    if (noun !== null) for (const index of scene.used) if (!before.has(index)) scene.used.delete(index);
  }
  return null;
}

/** "For each visitor: full name, …", "pro Gerät eintragen: …": whatever was told before. */
function ofEachListed(scene: Scene, clauses: readonly Range[]): Noun | null {
  for (const clause of clauses) {
    const colon = indexes(clause).find((index) => mark(scene.items[index]) === ":");
    if (colon !== undefined && colon - clause.from <= 8) {
      const noun = ofEach(scene, [{ from: clause.from, to: colon }]);
      if (noun !== null) return noun;
    }
  }
  return null;
}

/** "Whoever sees a broken bike types …", "wer einen Riss sieht, …": what people come upon. */
function ofSeen(scene: Scene, clauses: readonly Range[]): Noun | null {
  for (const clause of clauses) {
    const who = indexes(clause).find((index) => /^(?:who|whoever|anyone|wer)$/i.test(scene.items[index]?.text ?? ""));
    if (who === undefined) continue;
    const isVerbFirst = SEES.test(scene.items[who + 1]?.text ?? "");
    const types = indexes({ from: who + 2, to: clause.to }).find((index) => TYPES.test(scene.items[index]?.text ?? ""));
    const phrase = nounPhraseFrom(scene, who + (isVerbFirst ? 2 : 1), types ?? clause.to);
    const isSeen = isVerbFirst || (phrase !== null && SEES.test(scene.items[phrase.to]?.text ?? ""));
    if (phrase === null || !isSeen || !isFreeNoun(scene, phrase) || !isThing(scene, phrase)) continue;
    take(scene, { from: who, to: phrase.to + (isVerbFirst ? 0 : 1) });
    return nounOf(scene, phrase);
  }
  return null;
}

const SEES = /^(?:sees?|finds?|spots?|notices?|discovers?|sieht|findet|entdeckt|bemerkt|sichtet)$/i;

/** "somewhere for the job interviews: …", "einen Ort für die Gespräche": a place for what is kept. */
function ofPlace(scene: Scene, clauses: readonly Range[]): Noun | null {
  for (const clause of clauses.slice(0, 2)) {
    const place = indexes(clause).find((index) => PLACE.test(scene.items[index]?.text ?? ""));
    const joint = place === undefined ? undefined : scene.items[place + 1]?.text;
    if (place === undefined || !/^(?:for|für|fuer|fürs|with|mit)$/i.test(joint ?? "")) continue;
    const phrase = nounPhraseFrom(scene, place + 2, clause.to);
    if (phrase === null || !isFreeNoun(scene, phrase) || !isThing(scene, phrase)) continue;
    take(scene, { from: place, to: phrase.to });
    return nounOf(scene, phrase);
  }
  return null;
}

const PLACE =
  /^(?:somewhere|something|anything|place|one place|some place|spot|home|corner|page|one page|tool|app|etwas|was|irgendwas|ort|platz|stelle|ecke|seite|möglichkeit|tool)$/i;

/** "our dogs go missing": of whatever is told, what is ours. */
function ofOurs(scene: Scene): Noun | null {
  for (const index of indexes({ from: 0, to: scene.items.length })) {
    if (!/^(?:our|unser(?:e|en|er|em)?)$/i.test(scene.items[index]?.text ?? "")) continue;
    const phrase = nounPhraseFrom(scene, index + 1, scene.items.length);
    if (phrase === null || phrase.from !== index + 1 || !isFreeNoun(scene, phrase) || !isThing(scene, phrase)) continue;
    const noun = nounOf(scene, phrase);
    const isSeveral = noun.many.toLowerCase() === (scene.items[phrase.to - 1]?.text ?? "").toLowerCase();
    const words = new Set([scene.items[phrase.to - 1]?.text.toLowerCase()]);
    if (!isSeveral || scene.context.lexicon.language.familiar.split("|").some((word) => words.has(word))) continue;
    take(scene, { from: index, to: phrase.to });
    return noun;
  }
  return null;
}

/** What stands first, as a name. */
export function ofBeginning(scene: Scene, clauses: readonly Range[]): Noun | null {
  return ofColon(scene, clauses) ?? ofHeading(scene, clauses) ?? ofFor(scene, clauses) ?? ofHead(scene, clauses);
}

/** "inventur: jeder trägt ein …": the first words, right before a colon. */
function ofColon(scene: Scene, clauses: readonly Range[]): Noun | null {
  const [first] = clauses;
  const title = first === undefined ? null : nounPhraseFrom(scene, first.from, first.to);
  // "our paints:", "donations please:"
  const isSmall = (from: number, to: number) => indexes({ from, to }).every((at) => isSilent(scene.items[at]));
  const colon =
    title === null
      ? -1
      : (indexes({ from: title.to, to: title.to + 3 }).find(
          (at) => mark(scene.items[at]) === ":" && mark(scene.items[at + 1]) !== ")",
        ) ?? -1);
  const isTitle =
    title !== null &&
    isSmall(first?.from ?? 0, title.from) &&
    colon >= 0 &&
    isSmall(title.to, colon) &&
    !indexes(title).some(
      (index) => scene.used.has(index) || has(scene.items[index], "keep", "enter", "list", "columns"),
    );
  if (title === null || !isTitle || hasCompound(scene, title) || !isThing(scene, title)) return null;
  take(scene, title);
  return nounOf(scene, title);
}

/** "Zimmermängel!!", "Flat handovers.": the first sentence is nothing but a name. */
function ofHeading(scene: Scene, clauses: readonly Range[]): Noun | null {
  const [first] = clauses;
  const found = first === undefined ? null : nounPhraseFrom(scene, first.from, first.to);
  if (first === undefined || found === null || !isFreeNoun(scene, found)) return null;
  // "open items"
  const title = has(scene.items[found.from - 1], "open") ? { from: found.from - 1, to: found.to } : found;
  const isWhole = indexes({ from: title.to, to: first.to }).every(
    (at) => /^[.!]$/.test(mark(scene.items[at])) || scene.items[at]?.kind === "break",
  );
  if (!isWhole || first.to === scene.items.length || hasCompound(scene, title) || !isThing(scene, title)) return null;
  take(scene, { from: first.from, to: first.to });
  return nounOf(scene, title);
}

/** "for the agency: content calendar.": whom it is for stands first, then what it is. */
function ofFor(scene: Scene, clauses: readonly Range[]): Noun | null {
  const [first] = clauses;
  if (first === undefined || !/^(?:for|für|fuer)$/i.test(scene.items[first.from]?.text ?? "")) return null;
  const whom = nounPhraseFrom(scene, first.from + 1, first.to);
  if (whom === null || mark(scene.items[whom.to]) !== ":") return null;
  const what = nounPhraseFrom(scene, whom.to + 1, first.to);
  const isEnd = /^[.!–—-]$/.test(mark(scene.items[what?.to ?? -1])) || scene.items[what?.to ?? -1]?.kind === "break";
  if (what === null || !isEnd || !isFreeNoun(scene, what) || !isThing(scene, what)) return null;
  take(scene, { from: first.from, to: what.to });
  return nounOf(scene, what);
}

/** "show which implant went where". */
function ofWhich(scene: Scene, clauses: readonly Range[]): Noun | null {
  for (const clause of clauses.slice(0, 2)) {
    const which = indexes(clause).find((index) => /^(?:which|welche[rsn]?)$/i.test(scene.items[index]?.text ?? ""));
    const phrase = which === undefined || scene.used.has(which) ? null : nounPhraseFrom(scene, which + 1, which + 2);
    if (phrase === null || phrase.from !== (which ?? 0) + 1 || !isFreeNoun(scene, phrase) || !isThing(scene, phrase))
      continue;
    take(scene, phrase);
    return nounOf(scene, phrase);
  }
  return null;
}

/** "Mängel auf der Baustelle. Raum, …", "customer returns in the shop - …", "passports of our staff: …": what stands before the small word. */
function ofHead(scene: Scene, clauses: readonly Range[]): Noun | null {
  const [first] = clauses;
  if (first === undefined) return null;
  let start = first.from;
  while (start < first.to && (scene.items[start]?.kind === "break" || isGreeting(scene, start))) start += 1;
  const head = nounPhraseFrom(scene, start, first.to);
  if (head === null || hasCompound(scene, head) || !isFreeNoun(scene, head) || !isThing(scene, head)) return null;
  const joint = scene.items[head.to];
  const isPlace =
    /^(?:of|in|at|on|from|for|auf|im|in|am|an|bei|beim|aus|von|vom|für|der|des|unserer|unseres)$/i.test(
      joint?.text ?? "",
    ) || /^(?:we|i|wir|ich|they|people|die|that|which)$/i.test(joint?.text ?? "");
  if (!isPlace) return null;
  const end = indexes({ from: head.to, to: first.to }).find(
    (at) => /^[:.!–—(-]$/.test(mark(scene.items[at])) || scene.items[at]?.kind === "break",
  );
  // A sentence with something to do in it is no title.
  const between = indexes({ from: head.to, to: end ?? first.to });
  const isTitle =
    end !== undefined &&
    end - head.to <= 6 &&
    between.every(
      (at) => !has(scene.items[at], "say", "remind", "keep", "enter", "list", "command", "with", "columns"),
    ) &&
    between.every((at) => mark(scene.items[at]) !== ",");
  if (!isTitle) return null;
  take(scene, head);
  take(scene, { from: head.to, to: end });
  return nounOf(scene, head);
}

function isGreeting(scene: Scene, index: number): boolean {
  return isSilent(scene.items[index]) || /^[,!]$/.test(mark(scene.items[index]));
}

/** "Lieferantenliste": what is listed is in the word itself. */
function hasCompound(scene: Scene, range: Range): boolean {
  return indexes(range).some((index) => {
    const item = scene.items[index];
    return item?.kind === "word" && item.first !== undefined;
  });
}

/** "every todo has a person". */
function ofHaving(scene: Scene, clauses: readonly Range[]): Noun | null {
  for (const clause of clauses) {
    const having = indexes(clause).find((index) => isHaving(scene, index));
    const before = having === undefined ? null : nounPhraseBefore(scene, having, clause.from);
    if (before === null || !isThing(scene, before)) continue;
    take(scene, before);
    return nounOf(scene, before);
  }
  return null;
}

/** "for each applicant we need …", "für jeden Bewerber". */
function ofEach(scene: Scene, clauses: readonly Range[]): Noun | null {
  for (const clause of clauses) {
    const each = indexes(clause).find((index) =>
      /^(?:each|every|for each|for every|per|für jeden|für jede|für jedes|fuer jeden|fuer jede|jeden|jede|jedes|jedem|jeder|pro)$/i.test(
        scene.items[index]?.text ?? "",
      ),
    );
    const phrase = each === undefined || scene.used.has(each) ? null : nounPhraseFrom(scene, each + 1, clause.to);
    const taken = indexes(phrase ?? { from: 0, to: 0 }).find((index) => scene.used.has(index));
    // "pro Angebot Kunde, Ort": the first column is taken already.
    const isBeforeColumn = taken === phrase?.from && mark(scene.items[(phrase?.from ?? 0) + 2]) === ",";
    const end = isBeforeColumn ? (phrase?.from ?? 0) + 1 : (taken ?? phrase?.to ?? 0);
    const own = phrase === null ? null : { from: phrase.from, to: end };
    if (own === null || own.to === own.from || !isThing(scene, own)) continue;
    take(scene, { from: each ?? own.from, to: own.to });
    return nounOf(scene, own);
  }
  return null;
}

/** The words before a colon, dash, bracket, "with" or sentence end. */
export function ofTitle(scene: Scene, clauses: readonly Range[]): Noun | null {
  const [first] = clauses;
  if (first === undefined) return null;
  const ends = indexes(first).filter(
    (index) =>
      /^[:;–—(.!,-]$/.test(mark(scene.items[index])) ||
      scene.items[index]?.kind === "break" ||
      has(scene.items[index], "with"),
  );
  for (const end of ends) {
    const title = nounPhraseBefore(scene, end, first.from);
    const isFree =
      title !== null &&
      !indexes(title).some((index) => scene.used.has(index) || has(scene.items[index], "keep", "enter", "list"));
    if (title === null || isInBrackets(scene.items, title.from)) continue;
    if (!isFree || !isThing(scene, title) || isSentence(scene, first.from, title.from)) continue;
    take(scene, title);
    return nounOf(scene, wholeTitle(scene, title, first.from) ?? title);
  }
  // "a page with our fire wardens; …"
  const opener = ends.find((end) => has(scene.items[end], "with"));
  const behind = opener === undefined ? null : nounPhraseFrom(scene, opener + 1, first.to);
  if (behind !== null && isThing(scene, behind) && !indexes(behind).some((index) => scene.used.has(index))) {
    take(scene, behind);
    return nounOf(scene, behind);
  }
  return null;
}

/** "Comps are getting out of hand": what is told, no title. */
function isSentence(scene: Scene, from: number, to: number): boolean {
  return indexes({ from, to }).some((index) =>
    /^(?:is|are|was|were|getting|gets|got|has|have to|had|ist|sind|war|waren|hat|hatten|fliegen|liegen|läuft|laufen|geht|gehen)$/i.test(
      scene.items[index]?.text ?? "",
    ),
  );
}

/** "feedback on the canteen": what stands before the "on" is kept; taken. */
function wholeTitle(scene: Scene, title: Range, from: number): Range | null {
  let at = title.from - 1;
  while (at > from && isSilent(scene.items[at]) && !has(scene.items[at], "of")) at -= 1;
  const before = has(scene.items[at], "of") ? nounPhraseBefore(scene, at, from) : null;
  if (before === null || indexes(before).some((index) => has(scene.items[index], "keep", "enter", "list"))) return null;
  take(scene, before);
  return before;
}

/** Commands that say what to do. */
const NO_NOUN =
  /^(?:found|lost|done|add|new|find|search|report|tell|send|save|buy|get|need|want|say|neu|suche|suchen|finde|melden|meldung)$/;

function commandOf(scene: Scene, clauses: readonly Range[]): string | undefined {
  const [command] = clauses.flatMap((clause) => valuesIn(scene, clause, "command"));
  return command === undefined || NO_NOUN.test(command.item.inner) ? undefined : command.item.inner;
}

import { has, indexes, mark, type Range, type Scene, senses, textOf } from "../words/scene.ts";

/**
 * "die Firma, die den Aufzug repariert", "die Tür, zu der er gehört": what only tells which one is meant, from its comma to
 * the next sign. It stays where there is anything in it that can be built.
 */
export function relativesIn(scene: Scene): Range[] {
  if (scene.context.lexicon.language.code !== "de") return [];
  return indexes({ from: 1, to: scene.items.length - 1 }).flatMap((comma) => {
    if (mark(scene.items[comma]) !== ",") return [];
    const range = relativeAt(scene, comma);
    return range === null ? [] : [range];
  });
}

/** "Ana one Saturday, then Jonas": how long a turn is, said with the first. */
export function turnLengthsIn(scene: Scene): Range[] {
  return indexes({ from: 1, to: scene.items.length - 2 }).flatMap((index) => {
    const isOne = /^(?:one|a|eine|einen|ein)$/i.test(scene.items[index]?.text ?? "");
    const isUnit = /^(?:week|day|month|woche|tag|monat|\p{L}+day|\p{L}+tag)s?$/iu.test(
      scene.items[index + 1]?.text ?? "",
    );
    const isNext = mark(scene.items[index + 2]) === "," && /^(?:then|dann)$/i.test(scene.items[index + 3]?.text ?? "");
    const isName = /^\p{Lu}\p{Ll}+$/u.test(scene.items[index - 1]?.text ?? "");
    return isOne && isUnit && isNext && isName ? [{ from: index, to: index + 2 }] : [];
  });
}

/** "an die Kollegen Beamer verleihen", "lend to our students": to whom, which every loan and booking asks anyway. */
export function recipientsIn(scene: Scene): Range[] {
  const isLent = scene.items.some((item) => has(item, "lending", "booking"));
  if (!isLent) return [];
  return indexes({ from: 0, to: scene.items.length - 2 }).flatMap((index) => {
    const to = /^(?:an|to)$/i.test(scene.items[index]?.text ?? "");
    const isArticle = /^(?:die|unsere|the|our|all|alle)$/i.test(scene.items[index + 1]?.text ?? "");
    const end = index + (isArticle ? 2 : 1);
    // "die Kollegen" may be known as one.
    const who = (scene.items[end]?.text ?? "").replace(/^(?:die|unsere|the|our|all|alle) /i, "");
    return to && WHO.test(who) ? [{ from: index, to: end + 1 }] : [];
  });
}

const WHO =
  /^(?:kollegen|kolleginnen|mitarbeiter|mitarbeitende|leute|kunden|studenten|studierende|schüler|mitglieder|vereine|nachbarn|abteilungen|colleagues|staff|students|customers|members|people|employees|teams|departments|neighbours|clubs)$/i;

const NEUTRAL = /^(?:Etwas|Was|Tool|App|Seite|Bot|Ding|Formular|Ort|Stelle|Alle|Jeder|Jemand|Möglichkeit|Lösung)$/i;
const PRONOUN = /^(?:der|die|das|den|dem|deren|dessen|denen|welche[rsnm]?)$/i;
const PREPOSITION = /^(?:in|an|auf|bei|mit|von|zu|für|aus|nach|über|unter|vor|um|durch|ohne|gegen|hinter|neben)$/i;
/** What a finite verb ends with; of a word that follows its noun, no adverb does. */
const VERB =
  /^(?!(?:links|rechts|unten|oben|innen|außen|hinten|vorne?|bitte|drauf|dazu|kaputt|gesamt|netto|brutto|nicht|nötig|erledigt|bezahlt)$)\p{Ll}+(?:t|en|ern|eln|te|ist|sind|war|darf|kann|soll|muss|mag|will|wird)$/u;
const FEWEST_WORDS = 3;
const MOST_WORDS = 10;

function relativeAt(scene: Scene, comma: number): Range | null {
  const head = scene.items[comma - 1];
  // "eine Liste, die …", "etwas, das …": that is the wish itself.
  if (
    head?.kind !== "word" ||
    NEUTRAL.test(head.text) ||
    !/^\p{Lu}/u.test(head.text) ||
    !isPlain(scene, comma - 1, true)
  )
    return null;
  // "in dem" may be known as one.
  const start = indexes({ from: comma + 1, to: comma + 3 }).map((index) => scene.items[index]?.text ?? "");
  const [first = "", second = ""] = start.join(" ").split(" ");
  const isPlaced = PREPOSITION.test(first) && PRONOUN.test(second);
  if (!isPlaced && !PRONOUN.test(first)) return null;
  const at = comma + 1;
  const end = indexes({ from: at, to: Math.min(scene.items.length, at + MOST_WORDS + 1) }).find((index) =>
    isEnd(scene, index),
  );
  const to = end ?? (scene.items.length - at <= MOST_WORDS ? scene.items.length : null);
  if (to === null || textOf(scene, { from: at, to }).split(" ").length < FEWEST_WORDS) return null;
  const last = scene.items[to - 1];
  const isVerb = last?.kind === "word" && VERB.test(last.text);
  // "das Zimmer gereinigt": a noun right behind its article, and what became of it.
  const isNoun = !isPlaced && /^\p{Lu}/u.test(scene.items[at + 1]?.text ?? "") && to - at <= 3;
  if (!isVerb || isNoun) return null;
  return indexes({ from: at, to }).every((index) => isPlain(scene, index, false)) ? { from: comma, to } : null;
}

function isEnd(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  const next = scene.items[index + 1];
  const isJoint = /^(?:und|oder|sowie|&)$/i.test(item?.text ?? "");
  // "…, den Frau Krause hütet und pflegt": the clause goes on with a verb.
  if (isJoint) return VERB.test(scene.items[index - 1]?.text ?? "") && !VERB.test(next?.text ?? "");
  return item?.kind === "break" || item?.kind === "bullet" || /^[,.;:!?()–—-]$/.test(mark(item));
}

const TELLING = /^(?:silent|determiner|background|say|of|in|me|everybody|that|wh|also|all|with|boss|vocabulary:.*)$/;

/** A word, and none that calls for anything. */
function isPlain(scene: Scene, index: number, isHead: boolean): boolean {
  const item = scene.items[index];
  if (!isHead && (item?.kind === "number" || /^wechsel/i.test(item?.text ?? ""))) return true;
  if (item?.kind !== "word") return false;
  const isLimit = scene.limits.some(({ from, to }) => from <= index && index < to);
  return (
    !isLimit &&
    senses(item).every((sense) => (isHead ? !/^(?:list|with|columns|links|poll)$/.test(sense) : TELLING.test(sense)))
  );
}

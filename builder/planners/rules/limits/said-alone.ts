import type { Item } from "../words/item.ts";
import { has, isSilent, type Limit, mark, type Range } from "../words/scene.ts";

/**
 * Pieces that say by themselves what nothing models, whoever reads the rest: what a command shall undo, how long an answer
 * may be, how long the pieces of a day are. Each is left out as one.
 */
export function limitsSaidAlone(items: readonly Item[]): Limit[] {
  return [...undoing(items), ...answeredBehind(items), ...measured(items), ...slots(items)].map((range) => ({
    kind: "amount",
    ...range,
    isAlone: true,
    isFirm: true,
  }));
}

/** "/cancel deletes it", "to delete one: /unsnack": a command adds, lists or finds, and nothing else. */
function undoing(items: readonly Item[]): Range[] {
  return items.flatMap((item, index) => {
    if (item.kind !== "command") return [];
    const behind = { from: index, to: endOfPiece(items, index + 1) };
    const before = { from: startOfPiece(items, index), to: index };
    const said = wordsOf(items, behind.from + 1, behind.to);
    const [undoes, keeps] = [UNDOES.exec(said)?.index, KEEPS.exec(said)?.index];
    if (undoes !== undefined && (keeps === undefined || undoes < keeps)) return [withJoint(items, behind)];
    if (undoes === undefined && OTHER.test(said) && isSecond(items, index)) return [withJoint(items, behind)];
    if (undoes === undefined && keeps === undefined && UNDOES_WITH.test(wordsOf(items, before.from, before.to)))
      return [{ from: before.from, to: behind.to }];
    const isNamedSo = undoes === undefined && keeps === undefined && UNDOING_NAME.test(item.inner);
    return isNamedSo && isAmongCommands(items, index, behind.to) ? [withJoint(items, behind)] : [];
  });
}

const UNDOES =
  /(?<![\p{L}-])(?:deletes?|deleting|removes?|removing|clears?|clearing|empt(?:y|ies|ying)|wipes?|erases?|closes?|closing|cancels?|cancell?ing|resets?|resetting|undo(?:es|ing)?|withdraws?|revokes?|archives?|reopens?|resolves?|finish(?:es)?|completes?|reduces?|reducing|lowers?|lowering|decreases?|decrements?|subtracts?|deducts?|increases?|increments?|raises?|counts? (?:it |them |one )?(?:down|up)|counts? (?:\p{L}+ ){0,3}down|takes? (?:\p{L}+ ){0,4}(?:off|away|out|back)|crosse?s? (?:\p{L}+ ){0,4}(?:off|out)|(?:ticks?|checks?) (?:\p{L}+ ){0,4}off|marks? (?:\p{L}+ ){0,5}(?:done|closed|finished|paid|returned|complete|completed|fixed|solved|resolved|as \p{L}+)|sets? (?:\p{L}+ ){0,4}(?:to|back)|edits?|editing|changes?|changing|updates?|updating|renames?|replaces?|swaps?|hands? out|gives? out|(?:unsubscribe|unbook|uncheck|unclaim|unassign)s?|löscht?|löschen|entfernt?|entfernen|leert|leeren|schließt|schließen|schliesst|schliessen|storniert|stornieren|streicht|streichen|widerruft|zurückset\p{L}+|setzt (?:\p{L}+ ){0,4}(?:zurück|auf)|nimmt (?:\p{L}+ ){0,4}(?:weg|raus|heraus|zurück)|zieht (?:\p{L}+ ){0,4}ab|abziehen|verringert|verringern|reduziert|reduzieren|senkt|senken|vermindert|vermindern|erhöht|erhöhen|hakt (?:\p{L}+ ){0,4}ab|abhaken|markiert|markieren|(?:macht|meldet) (?:\p{L}+ ){0,4}(?:zu|fertig|ab|rückgängig)|zählt (?:\p{L}+ ){0,4}(?:runter|herunter|ab)|runterzählen|ändert|ändern|bearbeitet|bearbeiten|vergibt|räumt (?:\p{L}+ ){0,4}(?:leer|auf|weg)|archiviert|archivieren)(?!\p{L})/iu;

/** What a command can do; what is told behind it is of the entry. */
const KEEPS =
  /(?<![\p{L}-])(?:adds?|adding|creates?|enters?|logs?|notes?|saves?|stores?|puts?|records?|reports?|files?|requests?|asks?|orders?|books?|opens?|submits?|shows?|showing|lists?|listing|displays?|prints?|finds?|finding|search(?:es)?|looks?|sees?|tells?|gets?|fügt|hinzufügen|trägt|einzutragen|eintragen|legt|anlegen|notiert|notieren|speichert|speichern|meldet|melden|zeigt|zeigen|anzeigen|listet|auflisten|findet|finden|sucht|suchen|bestellt|bestellen|erfasst|erfassen|sieht|sehen)(?!\p{L})/iu;

/** "/free releases it", "/frei gibt den Platz frei": one of several commands that does what none can. */
const OTHER =
  /^(?:(?:<[^>]*>|then|just|simply|dann|einfach) )*(?!(?:adds?|creates?|enters?|logs?|notes?|saves?|stores?|puts?|records?|reports?|files?|requests?|asks?|orders?|books?|opens?|submits?|shows?|lists?|displays?|prints?|finds?|search(?:es)?|looks?|sees?|tells?|gets?|collects?|takes|gives|sends?|makes?|counts|drops|posts?|writes|registers?|signs|starts?|fills?|keeps?|tracks?|thanks|praises|awards|nominates|suggests|proposes|lets|is|was|has|does|us|this|its|as|returns|brings|inserts|reserves|invites|works|needs|wants|fügt|trägt|legt|notiert|speichert|meldet|zeigt|listet|findet|sucht|bestellt|erfasst|sieht|nimmt|gibt an|gibt ein|schreibt|sammelt|bucht|erstellt|schickt|sendet|öffnet|nennt|liefert|reserviert|registriert|macht|ist|hat|mit|not|seit|damit|soll|kommt|führt|sagt|startet|bringt|lässt)(?!\p{L}))\p{Ll}{3,}(?:s|t) (?:it|its|one|them|mine|me|the|an?|all|everything|the last|that|this|my|your|es|ihn|sie|eins|einen?|meinen?|meins|den|die|das|alle|alles|mich)(?!\p{L})/u;

function isSecond(items: readonly Item[], index: number): boolean {
  return items.some(({ kind }, at) => kind === "command" && at !== index);
}

/** "delete mine with", "zum Löschen", right before the command. */
const UNDOES_WITH =
  /(?<![\p{L}-])(?:delet(?:e|es|ing)|remov(?:e|es|ing)|clear(?:s|ing)?|empt(?:y|ies)|clos(?:e|es|ing)|cancel(?:s|l?ing)?|reset|undo|lösche?n?|löscht|entfernen|entfernt|leeren|leert|schließen|schließt|stornieren|storniert|streichen|abhaken)(?: \p{L}+){0,4} (?:with|via|by|using|through|mit|per|über|durch)(?: \p{L}+){0,2} ?$|(?<![\p{L}-])(?:to|zum|for|für) (?:delet(?:e|ing)|remov(?:e|ing)|clear(?:ing)?|empty(?:ing)?|clos(?:e|ing)|cancel(?:l?ing)?|reset(?:ting)?|undo(?:ing)?|löschen|entfernen|leeren|schließen|stornieren|streichen|abhaken)(?: \p{L}+){0,3} ?[:–—-]? ?$/iu;

const UNDOING_NAME =
  /^(?:delete|remove|clear|cancel|close|reset|undo|erase|empty|unbook|loeschen|löschen|entfernen|leeren|storno|stornieren|schliessen|schließen|abhaken)$/i;

/** "/add, /list and /delete": one of several, with nothing told of it. */
function isAmongCommands(items: readonly Item[], index: number, end: number): boolean {
  if (!isSecond(items, index)) return false;
  const before = items[index - 1];
  const isListed = before?.kind === "bullet" || before?.kind === "break" || /^[,;:/&(]$/.test(mark(before));
  return end === index + 1 && (isListed || has(before, "and", "or"));
}

/** To a comma, a stop or the next command. */
function endOfPiece(items: readonly Item[], from: number): number {
  let at = from;
  const isColon = (index: number) => index === from && /^[:–—-]$/.test(mark(items[index]));
  while (at < items.length && (isColon(at) || !isEnd(items, at))) at += 1;
  // "/ticket adds one and close it with /done": what is told of the next one.
  if (items[at]?.kind === "command" && /^(?:with|via|by|using|mit|per|über|durch)$/i.test(items[at - 1]?.text ?? "")) {
    const joint = items.slice(from, at).findLastIndex((item) => has(item, "and", "or"));
    return joint < 0 ? from : from + joint;
  }
  while (at > from && items[at]?.kind === "command" && (has(items[at - 1], "and") || isSilent(items[at - 1]))) at -= 1;
  return at;
}

function isEnd(items: readonly Item[], at: number): boolean {
  const item = items[at];
  return item?.kind === "break" || item?.kind === "command" || /^[,.;!?()]$/.test(mark(item));
}

function startOfPiece(items: readonly Item[], index: number): number {
  let at = index;
  while (at > 0 && !isEnd(items, at - 1)) at -= 1;
  while (at < index && has(items[at], "and")) at += 1;
  return at;
}

/** "… and /cancel deletes it", "with /cancel one deletes it": without what joins it. */
function withJoint(items: readonly Item[], { from, to }: Range): Range {
  let first = from;
  while (first > 0 && /^(?:with|via|using|mit|per|über|und|and)$/i.test(items[first - 1]?.text ?? "")) first -= 1;
  return { from: has(items[first], "and") ? first + 1 : first, to };
}

/** "/vote yes or no": what is typed behind a command is any words. */
function answeredBehind(items: readonly Item[]): Range[] {
  return items.flatMap(({ kind }, index) => {
    const range = { from: index + 1, to: endOfPiece(items, index + 1) };
    const said = kind === "command" ? wordsOf(items, range.from, range.to) : "";
    return /^[<[(]?(?:yes|ja|y|j) ?(?:or|oder|\/|\|) ?(?:no|nein|n)[>\])]?$/i.test(said) ? [range] : [];
  });
}

/** "(4 digits)", "(up to 200 characters)", "(max. 200 Zeichen)": how long what is typed may be. Brackets and all. */
function measured(items: readonly Item[]): Range[] {
  return items.flatMap((item, index) => {
    if (mark(item) !== "(") return [];
    const length = items.slice(index, index + MAX_BRACKET).findIndex((one) => mark(one) === ")");
    if (length < 2) return [];
    return MEASURE.test(wordsOf(items, index + 1, index + length)) ? [{ from: index, to: index + length + 1 }] : [];
  });
}

/** Longer brackets tell more than a length. */
const MAX_BRACKET = 10;
const COUNT =
  "(?:\\d+(?: ?(?:-|–|to|or|bis|oder) ?\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf)";
const UNIT =
  "(?:digits?|characters?|chars?|letters?|words?|sentences?|lines?|figures?|zeichen|ziffern?|stellen|buchstaben|wörtern?|worte|sätze|sätzen|zeilen)";
const MEASURE = new RegExp(
  `^(?:(?:at most|at least|up to|max\\.?|maximum|maximal|min\\.?|minimum|mindestens|höchstens|bis zu|exactly|always|genau|immer|with|mit|no more than|not more than|nicht mehr als|limit|limited to|of|a|\\.|ca\\.?|about) ?)*${COUNT}(?: ?- ?| )${UNIT}(?: (?:max\\.?|maximum|long|or less|at most|each|maximal|lang|jeweils|only))?\\.?$|^\\d+ ?-?stellige?$|^\\d+ ?- ?digits?$|^(?:vier|fünf|sechs|acht|zehn|drei|zwei)stellig\\p{L}*$`,
  "iu",
);

/** "in half hours", "in slots of 30 minutes", "im Halbstundentakt": a booking is from any time to any other. */
function slots(items: readonly Item[]): Range[] {
  if (!items.some((item) => has(item, "booking"))) return [];
  const found: Range[] = [];
  for (let from = 0; from < items.length; from += 1) {
    const to = [6, 5, 4, 3, 2, 1]
      .map((count) => from + count)
      .find((end) => end <= items.length && SLOTS.test(wordsOf(items, from, end)));
    if (to === undefined) continue;
    found.push({ from, to });
    from = to - 1;
  }
  return found;
}

const PIECE = "(?:slots?|blocks?|steps?|chunks?|units?|intervals?|increments?|periods?|slices?)";
const STUECK = "(?:blöcken?|slots?|schritten?|takt|abschnitten?|einheiten|zeitfenstern?|intervallen?|stücken?)";
const MINUTES = "(?:\\d+|fifteen|twenty|thirty|forty-five|fünfzehn|zwanzig|dreißig)";
const SLOTS = new RegExp(
  [
    `(?:(?:in|by|per|for) )?(?:the )?half(?: ?-? ?| an )hours?(?: ?-? ?${PIECE})?`,
    `(?:(?:in|by|per) )?half ?-? ?hourly(?: ${PIECE})?`,
    `(?:(?:in|by|as) )?${PIECE} (?:of|à) (?:${MINUTES} ?(?:minutes?|mins?)|half an hour|an hour|one hour|\\d+ hours?|(?:a )?quarter(?: of an)? hours?)(?: each)?`,
    `(?:(?:in|by) )?${MINUTES} ?-? ?(?:minutes?|mins?|hours?) ?-? ?${PIECE}`,
    `(?:(?:in|by) )?quarter(?: ?-? ?| of an )hours?(?: ?-? ?${PIECE})?`,
    "(?:(?:in|je|pro|für) )?halben? stunden?",
    `(?:(?:in|im) )?(?:halbstündigen?|halbstündlich\\p{L}*|viertelstündigen?|viertelstündlich\\p{L}*|stündigen?)(?: ${STUECK})?`,
    "(?:(?:in|im) )?(?:halbstunden|viertelstunden|stunden)(?:takt|slots?|blöcken?|schritten?|raster)",
    "(?:(?:in|je|pro) )?viertelstunden?",
    `(?:(?:in|im) )?${STUECK} (?:von|zu|à|mit)(?: je(?:weils)?)? (?:${MINUTES} ?(?:minuten|min\\.?)|einer halben stunde|einer stunde|\\d+ stunden?)`,
    `(?:(?:in|im) )?${MINUTES} ?-? ?(?:minuten|min)\\.? ?-? ?${STUECK}`,
    `(?:(?:in|im) )?${MINUTES}-?(?:minütigen?|minuten)(?: ?-? ?${STUECK})`,
  ]
    .map((one) => `^${one}$`)
    .join("|"),
  "iu",
);

function wordsOf(items: readonly Item[], from: number, to: number): string {
  return items
    .slice(from, to)
    .map(({ text }) => text)
    .join(" ");
}

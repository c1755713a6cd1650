import type { PartOf } from "../../../../sdk/contract/parts.ts";
import { modelAt, segmentOf } from "../limits/modelled.ts";
import { saidIn, words } from "../words/matched.ts";
import { has, indexes, mark, note, type Range, type Scene, valuesIn } from "../words/scene.ts";

type Records = PartOf<"records">;

/** What the page of every list does, said of a list: entries are corrected, looked for, and taken out and in as a file. Taken. */
export function takeShownAnyway(scene: Scene, range: Range): void {
  for (const segment of segmentsOf(scene, range)) {
    if (isToldElsewhere(scene, segment) || isListed(scene, segment)) continue;
    const isOfFile = saidIn(scene, segment, FILE) !== null && saidIn(scene, segment, IN_OR_OUT) !== null;
    if (isOfFile) modelAt(scene, ...indexes(segment));
    for (const pattern of [EDITED, FOUND, SEEN]) {
      const said = saidIn(scene, segment, pattern);
      if (said !== null) modelAt(scene, ...indexes(said));
    }
  }
}

/** Words that ask for a sum below the list; taken, so that nothing else reads them. */
export function readSumBelow(scene: Scene, range: Range): number[] {
  const said = segmentsOf(scene, range)
    .filter((segment) => !isToldElsewhere(scene, segment) && asksForSum(scene, segment))
    .flatMap((segment) => indexes(segment).filter((index) => !scene.used.has(index)));
  modelAt(scene, ...said);
  return said;
}

/** The sum that was asked for below the list: of its money, else of its numbers. `said`: the words, left over where nothing adds up. */
export function withSumBelow(scene: Scene, records: Records, said: readonly number[]): Records {
  if (said.length === 0) return records;
  const all = records.columns.filter(({ type }) => type === "money" || type === "number");
  const named = all.filter(({ label }) => isNamedIn(scene, said, label));
  const money = (named.length > 0 ? named : all).filter(({ type }) => type === "money");
  const numbers = (named.length > 0 ? named : all).filter(({ type }) => type === "number");
  const summed = money.length > 0 ? money : numbers;
  if (summed.length === 0) {
    for (const index of said) {
      scene.used.delete(index);
      scene.modelled.delete(index);
    }
    return records;
  }
  note(scene, "total_below", summed.map(({ label }) => label).join(", "));
  return money.length > 0 ? records : { ...records, totals: summed.map(({ name }) => name) };
}

/** "km unten zusammenzählen": whose sum it is, by a word of its name. */
function isNamedIn(scene: Scene, said: readonly number[], label: string): boolean {
  const words = said.flatMap((index) => scene.items[index]?.text.toLowerCase().split(/\s+/) ?? []);
  return label
    .toLowerCase()
    .split(/[\s()]+/)
    .some((word) => words.includes(word) && !/^(?:in|the|der|die|das|of|und|and|total|summe|sum)$/.test(word));
}

/** From comma to comma, without those that are empty. */
function segmentsOf(scene: Scene, { from, to }: Range): Range[] {
  const found: Range[] = [];
  for (let at = from; at < to; ) {
    const segment = segmentOf(scene, at);
    found.push({ from: Math.max(from, segment.from), to: Math.min(to, segment.to) });
    at = Math.max(at, segment.to) + 1;
  }
  return found.filter((one) => one.to > one.from);
}

/** In a channel, by a command, at a time, as a quote: no word of the page. */
function isToldElsewhere(scene: Scene, segment: Range): boolean {
  return (["channel", "command", "quote", "time", "person"] as const).some(
    (kind) => valuesIn(scene, segment, kind).length > 0,
  );
}

/** One of several that are listed, between commas: a column may be called so. */
function isListed(scene: Scene, { from, to }: Range): boolean {
  const isOne = to - from <= 3 && [scene.items[from - 1], scene.items[to]].some((item) => mark(item) === ",");
  return isOne && !indexes({ from, to }).some((index) => has(scene.items[index], "say"));
}

function asksForSum(scene: Scene, segment: Range): boolean {
  const isShort = segment.to - segment.from <= MAX_WORDS;
  if (!isShort || valuesIn(scene, segment, "recurrence").length > 0) return false;
  if (indexes(segment).some((index) => has(scene.items[index], "per") && !/^by$/i.test(scene.items[index]?.text ?? "")))
    return false;
  if (saidIn(scene, segment, SUMMED) !== null) return true;
  return saidIn(scene, segment, SUM) !== null && saidIn(scene, segment, SHOWN) !== null;
}

/** A wish for a sum is no longer. */
const MAX_WORDS = 18;

const SUM = words(
  "(?:the |a |one |overall |running |grand )*(?:totals?|sums?)",
  "(?:gesamt|end)?summen?",
  "gesamtbetrag|gesamtkosten|gesamtausgaben|gesamtpreis|gesamtwert|endbetrag",
);

/** Where on the page, or that somebody wants to look. */
const SHOWN = words(
  "(?:at|on|in|to) the (?:very )?(?:bottom|end|foot|top|last line)",
  "below|beneath|underneath|under it|bottom line|on top|at a glance|always",
  "(?:ganz )?(?:unten|oben)(?: drunter| drauf)?|darunter|drunter|am (?:ende|schluss|fuß)|zum schluss|in der letzten zeile|auf einen blick|immer",
  "see|seen|shows?|shown|want|know|tells? (?:me|us)|visible",
  "sehen|sieht|seh|stehen|steht|anzeigen|angezeigt|zeigen|zeigt|wissen|sichtbar|ablesen",
);

const SUMMED = words(
  "how (?:much|many)(?: \\p{L}+){0,7} (?:al+to?gethe?r|all to ?gether|in total|in all|all in all|overall|so far|in sum|together)",
  "(?:unten|drunter|darunter)(?: \\p{L}+){0,3} ,? (?:was|wie ?viele?)(?: \\p{L}+){0,9}",
  "how much (?:money )?(?:we|they|people|everybody|everyone|has been|was|is|have)(?: \\p{L}+){0,4} (?:spent|paid|raised|collected|taken|got|used)(?: \\p{L}+){0,3}",
  "what (?:it|that|they|we|all)(?: \\p{L}+){0,4} (?:comes?|came|adds?|amounts?) (?:up )?to(?: \\p{L}+)?",
  "(?:it|them|everything|all|amounts?|that|which|costs?) (?:all )?(?:is |are |gets? |get )?(?:added|adds?|summed|totall?ed|tallied) up",
  "add(?:ed|s)? (?:it|them|everything|it all|them all|all of it)(?: all)? up",
  "(?:total|overall) (?:spend|spent|spending|amount|sum|costs?|expenses)(?: so far)?",
  "(?:wie ?viele?|was)(?: \\p{L}+){0,7} (?:insgesamt|zusammen|in summe|unterm strich|alles zusammen|gesamt|bisher)(?: \\p{L}+){0,4}",
  "(?:\\p{L}+ )?(?:bitte )?(?:(?:unten|drunter|darunter|am ende|zum schluss|automatisch) )?(?:zusammen(?:zu)?(?:zählen|zaehlen|rechnen|addieren)|auf(?:zu)?(?:summieren|addieren|rechnen)|summieren|addieren)(?: \\p{L}+){0,2}",
  "(?:zähl|zähle|zählt|rechne|rechnet|addiert|summiert|rechnen|zählen|summieren)(?: \\p{L}+){0,5} (?:zusammen|auf)",
  "(?:\\p{L}+ )?(?:total(?:l?ed)?|tot(?:t?ed)?|sum(?:med)?|tally|tallied) (?:it |them |all |the \\p{L}+ |those )?up",
  "(?:add|adds|adding|added|sum|summed|totall?ed|tallied)(?: (?:up|it|them|the|all|those|these|\\p{L}+)){0,4} (?:up|together)(?: (?:at|on) the (?:bottom|end|foot))?",
  "(?:add|adds|adding|sum|totals?)(?: \\p{L}+){0,4} (?:at|on) the (?:bottom|end|foot)",
  "(?:zusammengerechnet|aufsummiert|zusammengezählt|aufaddiert|addiert|summiert)(?: \\p{L}+){0,2}",
);

const FILE = words(
  "(?:an? |der |die |das |als |in |nach |aus |per |via )*(?:csvs?|csv-? ?(?:files?|datei~?|export|import|download)|excel|excel-?(?:datei|liste|tabelle|file|sheet)|spreadsheets?|xlsx?)",
);

const IN_OR_OUT = words(
  "export~?|download~?|import~?|upload~?|load~?|save~?",
  "(?:get|gets|have|take|pull|bring|read|copy|paste|open|want|wants|need|needs|come|comes|type|retype|have got|have)",
  "out|back out|for (?:the |our |my )?(?:accountants?|auditors?|accounting|bookkeeper|tax \\p{L}+|boss|bank|insurance|head office|records)",
  "(?:herunter|runter|hoch|rauf|rein|raus)~|exportier~|importier~|export|import|einlesen|eingelesen|ausgeben|ziehen|bekommen|bekomm|kriegen|krieg|holen|hab|habe|haben|brauchen?|gibt|öffnen|mitnehmen|übernehmen|für (?:die|den|das|unsere?n?) \\p{L}+",
);

/** "I must be able to correct typos later", "everyone may add or fix theirs". */
const EDITED = words(
  "(?:(?:and|also|oh|i|we|you|one|everyone|everybody|anyone|anybody|people|each|it|of course) )*(?:can|may|must|should|shall|could|would|want to|need to|has to|have to|be able to|is able to|are able to|to be able to|be allowed to|are allowed to|able to)(?: (?:be able to|add|and|or|also|then|still|always|later|be))* (?:correct|fix|change|edit|amend|update|mend|corrected|fixed|changed|edited|updated)(?: (?:or|and) (?:correct|fix|change|edit|update|delete|remove|add))?(?: (?:the|a|any|my|our|their|your|it|them|theirs|mine|ours|those|these|typos?|mistakes?|errors?|slips?|entries|entry|things?|something|stuff|details|numbers?|later|afterwards|after that|on|if needed|if necessary|himself|themselves|myself|ourselves|in it|there))*",
  "(?:(?:und|auch|ich|man|wir|jeder|alle|es|das|später) )*(?:kann|können|darf|dürfen|muss|müssen|soll|sollen|sollte|sollten|könnte|möchte|will|wollen)(?: \\p{L}+){0,5} (?:korrigieren|verbessern|berichtigen|nachbessern|ausbessern|ändern|bearbeiten|anpassen)(?: (?:können|kann|dürfen|darf))?",
  "ohne (?:dass man )?(?:\\p{L}+ ){0,2}(?:neu|nochmal|noch mal|nochmals|erneut|wieder) (?:\\p{L}+ )?(?:zu |ein ?zu)?(?:tippen|schreiben|eingeben|einzugeben|einzutippen|geben|erfassen|anlegen|anzulegen)(?: (?:zu )?(?:müssen|muss))?",
  "(?:tippfehler|fehler|vertipper) (?:\\p{L}+ ){0,2}(?:korrigieren|verbessern|berichtigen|ausbessern|ändern)(?: können)?",
);

/** "everyone should see the list", "alle sollen die Liste sehen". */
const SEEN = words(
  "(?:everyone|everybody|anyone|anybody|all|all of us|people|the whole \\p{L}+)(?: \\p{L}+)? (?:can|should|may|must|shall|to|has to|have to|needs? to|be able to)(?: \\p{L}+)? (?:see|look at|open|read|view)(?: (?:the|it|them|this|that|all of it))?(?: (?:whole|full))?(?: (?:list|page|table|overview))?",
  "(?:alle|jeder|jede|das ganze team) (?:sollen|soll|können|kann|dürfen|darf|müssen|muss)(?: \\p{L}+)? (?:die|das|sie|es|den|alles)?(?: ?(?:ganze )?(?:liste|seite|tabelle|übersicht|stand))? ?(?:an)?(?:sehen|schauen|lesen|gucken|einsehen|ansehen)(?: können)?",
);

/** "be able to narrow them down by line and by handler", "a box to find stuff". */
const FOUND = words(
  "(?:(?:to )?be able to |can |could |want to )?(?:narrow|filter|sort|search)(?: (?:it|them|the list|those|all))?(?: down)?(?: by \\p{L}+(?: (?:and|or) (?:by )?\\p{L}+)*)",
  "(?:look|looks|see|find)(?: (?:it|them|things|stuff|something))? up(?: (?:in|there|later))*",
  "(?:nach|über) \\p{L}+ (?:und (?:nach )?\\p{L}+ )?(?:filtern|suchen|sortieren|eingrenzen)(?: können)?",
);

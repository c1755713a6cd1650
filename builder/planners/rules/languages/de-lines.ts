import type { LineProblem } from "../outlined/section-reading.ts";
import type { LineWords } from "./line-words.ts";

export const germanLines: LineWords = {
  problem: (problem) => `„${problem.line}“: ${whyOf(problem)}${keysOf(problem)}`.slice(0, 300),
  leftOut: (problem) => `„${problem.line}“: ${whyOf(problem)} ${insteadOf(problem)}`.slice(0, 300),
  others: (lines) => `Und diese Zeilen: ${lines.map((line) => `„${line}“`).join(", ")}.`.slice(0, 300),
  dropped: (reply) => {
    const what = DROPPED.exec(reply)
      ?.slice(1)
      .find((one) => one !== undefined);
    return what?.replace(THE_LINE, "") ?? null;
  },
  sayAgain:
    "Schreib die Zeile noch einmal, dann setze ich sie ein; oder sag „lass es weg“, oder schick das ganze Formular neu.",
  ends: (line) => `„${line}“ endet: in deinen Zeilen steht es nicht.`.slice(0, 300),
  nothingLeft: "Ohne das gibt es nichts zu bauen.",
  becomes: "Es wird, was deine Zeilen sagen.",
  cannotBecome: "Was läuft, kann nicht dazu werden, ohne dass Einträge verloren gehen",
};

/** "streich die Zeile", "lass Farbe weg", "nimm das raus", "ohne Farbe", "die Farbe kann weg". */
const DROPPED =
  /^(?:(?:bitte|dann|ok|ach),? )*(?:(?:(?:streich|lösch|entfern|ignorier|überspring)(?:e|t|en)?|ohne|keine?) (.+?)(?: weg| raus)?|(?:lass|lasst|nimm|nehmt) (.+?) (?:weg|aus|raus|heraus)|(.+?)(?: (?:kann|soll|darf))? (?:weg|raus))(?:,? bitte)?[.!]*$/i;
const THE_LINE =
  /^(?:es|das|dies|sie|die|(?:(?:die|diese) )?zeilen?)$|^(?:die|das|den|der|diese) (?:zeile )?|[ -]zeilen?$/gi;

/** What would be known instead. */
function keysOf({ kind, about }: LineProblem): string {
  return kind === "unknown" ? ` Ich kenne: ${about.join(", ")}.` : "";
}

function whyOf({ kind, about, section }: LineProblem): string {
  const [first = "", ...rest] = about;
  switch (kind) {
    case "unknown":
      return "Diese Zeile kenne ich nicht.";
    case "nowhere":
      return `Diese Zeile gehört unter „${about.join(":“ oder „")}:“, und darüber steht keines.`;
    case "missing":
      return "Diese Zeile fehlt oder sagt nichts.";
    case "name":
      return "Dahinter fehlt ein Name.";
    case "title":
      return `Ein Titel hat höchstens ${first} Zeichen.`;
    case "when":
      return `Ich kann nicht lesen, wann das ist. Ich lese zum Beispiel: jeden Montag 9:00; werktags 8:30; am 1. des Monats 9:00${section?.kind === "scheduled_post" ? "; 1.2.2027 10:00" : ""}.`;
    case "one_time":
      return "Hier geht nur eine Zeit, zum Beispiel: jeden Montag 9:00.";
    case "time":
      return "Diese Uhrzeit kann ich nicht lesen. Ich lese zum Beispiel: 11:00.";
    case "day":
      return "Diesen Tag kann ich nicht lesen. Ich lese zum Beispiel: 12. Juli, oder 12.7.2027.";
    case "past":
      return "Das ist schon vorbei.";
    case "channel":
      return `Diesen Kanal sehe ich nicht, oder niemand hat mich dorthin eingeladen. ${there(about)}`;
    case "no_channel":
      return `Dafür braucht es einen Kanal: „In: #kanal“. ${there(about)}`;
    case "no_list":
      return `Das gehört zu einer Liste, und darüber steht keine „${first}:“, die ich lesen konnte.`;
    case "no_page":
      return "Es gibt keine Seite, die jemand öffnen könnte; was gepostet wird, lesen alle im Kanal.";
    case "kind":
      return `Die Art in Klammern kenne ich nicht („${first}“). Ich kenne: Text, langer Text, Zahl, Geld, eine Währung wie EUR, Datum, ja/nein, Person, Link, Datei, oder eine Auswahl wie (offen / fertig).`;
    case "twice":
      return `„${first}“ steht zweimal da.`;
    case "column":
      return `Es gibt kein „${first}“. Es gibt: ${rest.join(", ")}.`;
    case "dates":
      return `„${first}“ ist kein Datum.`;
    case "numbers":
      return `„${first}“ ist keine Zahl.`;
    case "ticks":
      return `„${first}“ kann nicht sagen, dass etwas erledigt ist: das geht mit ja/nein, einem Datum oder einer Auswahl.`;
    case "done":
      return `Wann etwas erledigt ist, kann ich nicht lesen. Schreib es so: „Erledigt: ${first} = ${rest.at(-1) ?? "fertig"}“.`;
    case "needs_line":
      return `${rest.join(" ")}: Dafür braucht es dort eine Zeile „${first}:“.`;
    case "people":
      return `Ich kenne hier niemanden namens ${about.map((one) => `„${one}“`).join(", ")}. Nenn sie mit @.`;
    case "yes":
      return "Hier lese ich ja oder nein.";
    case "one_of":
      return `Hier lese ich eines davon: ${about.join(", ")}.`;
    case "several":
      return "Nenn mindestens zwei, mit Kommas.";
    case "number":
      return `Hier lese ich eine ganze Zahl von ${first} bis ${rest.join("")}.`;
    case "hours":
      return "Ich kann nicht lesen, von wann bis wann. Ich lese zum Beispiel: 8:00–18:00.";
    case "ahead":
      return `Hier lese ich zum Beispiel: „3, 1 ${first} Fällig“ oder „${rest.join("")} Fällig“, mit dem Namen eines Datums.`;
    case "word":
      return "So kann der Befehl nicht heißen: es braucht ein freies Wort aus kleinen Buchstaben.";
    case "many":
      return `Es gehen höchstens ${first}.`;
  }
}

function insteadOf({ kind, key, section }: LineProblem): string {
  if (kind === "kind") return "Vorerst ist es ein Text.";
  if (kind === "people" && section?.kind === "approval")
    return "Es entscheidet, wer sonst genannt ist, oder wem die App gehört.";
  if (kind === "people") return "Ich habe es als Namen genommen.";
  if (section !== null && DEFAULTED.includes(key ?? "")) return "Ich habe genommen, was üblich ist.";
  return "Das habe ich weggelassen.";
}

/** Without them there is something usual. */
const DEFAULTED: readonly string[] = ["may_change", "each", "by", "open", "days", "states", "does", "takes", "from"];

function there(channels: readonly string[]): string {
  return channels.length === 0
    ? "Ich bin noch in keinem: lade mich ein."
    : `Ich sehe ${channels.slice(0, 8).join(", ")}.`;
}

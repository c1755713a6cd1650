import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import type { AskPerson } from "../../../planner.ts";
import { type ColumnKinds, columnsWords, shortened, takenWords } from "./columns-words.ts";
import { spokenSchedule } from "./spoken-schedule.ts";

/** Briefly: without what is told apart on the card, the kinds of details. Who decides is always said. */
export function germanPart(part: Part, people: readonly AskPerson[], isBrief: boolean): string {
  const when = (schedule: string) => spokenSchedule(schedule, "de");
  const inWeeks = (schedule: string, weeks?: { every: number; from: string }) =>
    weeks === undefined
      ? when(schedule)
      : `${when(schedule)}, in jeder ${weeks.every}. Woche, zuerst in der vom ${weeks.from}`;
  const once = (day: string, schedule: string) => `einmal, am ${day} um ${when(schedule).slice(-5)}`;
  switch (part.part) {
    case "records": {
      const closes = part.closesAt === undefined ? "" : `, bis ${part.closesAt} Uhr`;
      const anew = part.scope === "day" ? ", jeden Tag mit leerer Liste" : "";
      const columns = columnsWords(part, isBrief ? null : KINDS);
      return `Eine Seite, auf der ${part.noun.many} eingetragen werden${closes}${anew}${columns}.${isBrief ? "" : recordsRules(part)}`;
    }
    case "command":
      return {
        add: `\`/tool ${part.command} …\` trägt etwas ein${takenWords(part)}.`,
        list: `\`/tool ${part.command}\` zeigt sie.`,
        find: `\`/tool ${part.command} …\` sucht nach Wörtern darin.`,
      }[part.does];
    case "scheduled_post":
      return `Ich poste „${shortened(part.text)}“ in ${part.channel}, ${part.on === undefined ? inWeeks(part.schedule, part.weeks) : once(part.on, part.schedule)}.`;
    case "digest": {
      const of = {
        today: "die Einträge von heute",
        yesterday: "die Einträge von gestern",
        last_7_days: "die Einträge der letzten sieben Tage",
        this_month: "die Einträge des Monats",
        last_month: "die Einträge des Vormonats",
        due_7_days: "was in sieben Tagen fällig wird und nicht erledigt ist",
        all: "die ganze Liste",
        open: "was offen ist",
        overdue: "was überfällig ist",
      }[part.of];
      return `Gepostet ${of.startsWith("die Einträge") ? "werden" : "wird"} ${of}${onlyWords(part.only)}${part.sum === undefined ? "" : `, mit Summe von ${part.sum.replaceAll("_", " ")}${part.groupBy === undefined ? "" : ` nach ${part.groupBy.replaceAll("_", " ")}`}`} in ${part.channel}, ${when(part.schedule)}${part.onlyIfAny === true ? "; nichts, wo nichts davon da ist" : ""}.`;
    }
    case "reminder": {
      const days = part.daysBefore
        .map((count) => (count === 0 ? "am Tag selbst" : `${count} ${count === 1 ? "Tag" : "Tage"} vorher`))
        .join(" und ");
      return `Erinnert wird in ${part.channel} ${days}${part.overdue ? " und jeden Tag, an dem es überfällig ist" : ""} (${part.dateColumn.replaceAll("_", " ")}${part.yearly === true ? ", jedes Jahr" : ""}, ${when(part.schedule)}).`;
    }
    case "approval":
      return `Ein Formular für ${part.noun.many}${columnsWords(part, isBrief ? null : KINDS)}. ${deciders(part, people)}${part.channel === undefined ? "" : `, gesagt in ${part.channel}`}${part.tellsAuthor === undefined ? "" : "; wer eingereicht hat, erfährt es persönlich"}.`;
    case "poll":
      return `Eine Umfrage: „${part.question}“ – ${part.choices.join(", ")}; ${part.mayChooseSeveral ? "jede Person darf mehreres wählen" : "eine Stimme pro Person"}${part.closesOn === undefined ? "" : `, bis ${part.closesOn}${part.closesAt === undefined ? "" : ` ${part.closesAt}`}`}${part.result === undefined ? "" : `; das Ergebnis kommt in ${part.result.channel}`}.`;
    case "picker":
      return `Zufällig ausgewählt wird (${part.noun.one})${part.names.length > 0 ? `: ${part.names.join(", ")}` : ""}, niemand zweimal, bevor alle dran waren${part.post === undefined ? "" : `, gesagt in ${part.post.channel}, ${when(part.post.schedule)}`}.`;
    case "rota": {
      const every = { week: "eine Woche", day: "einen Tag", workday: "einen Werktag" }[part.every];
      return `Reihum ${part.duty}, je ${every} ab ${part.startsOn}${part.names.length > 0 ? `: ${part.names.join(", ")}` : "; Namen kommen auf der Seite dazu"}; zwei können tauschen${part.post === undefined ? "" : `. Wer dran ist, kommt in ${part.post.channel}, ${when(part.post.schedule)}`}.`;
    }
    case "checklist":
      return `${part.title}: je ${part.noun.one} die Punkte ${part.items.join(", ")} zum Abhaken.`;
    case "lending":
      return `Eine Seite zum Ausleihen und Zurückgeben von ${part.noun.many}${part.things.length > 0 ? ` (${part.things.join(", ")})` : ""}, zurück nach ${part.days} Tagen${part.post === undefined ? "" : `; was überfällig ist, kommt in ${part.post.channel}, ${when(part.post.schedule)}`}.`;
    case "booking":
      return `Eine Seite, um ${part.things.join(", ")} ${part.by === "day" ? "tageweise" : `von–bis zwischen ${part.opensAt} und ${part.closesAt} Uhr`} zu buchen, nichts doppelt.`;
    case "leaderboard":
      return `${part.title}: ${part.unit} je Name, die meisten zuerst${part.post === undefined ? "" : `, gepostet in ${part.post.channel}, ${when(part.post.schedule)}`}.`;
    case "links":
      return `${part.title}: Links mit Schlagwörtern${part.tags.length > 0 ? ` (${part.tags.join(", ")})` : ""}, über Worte und Schlagwörter zu finden.`;
    case "status_board":
      return `Eine Tafel, die für ${part.things.length > 0 ? part.things.join(", ") : part.noun.many} zeigt, wie es steht (${part.states.join(", ")}), wer es gesagt hat und wann${part.channel === undefined ? "" : `; Änderungen kommen in ${part.channel}`}.`;
    case "countdown":
      return `Die Tage bis ${part.title} am ${part.to}${part.post === undefined ? "" : `, gepostet in ${part.post.channel}, ${when(part.post.schedule)}`}.`;
    case "draw":
      return `${part.title}: Wer mitmacht, trägt sich auf der Seite ein; am ${part.drawsOn} um ${when(part.schedule).slice(-5)} wird gelost, und jeder erfährt per Direktnachricht, wen er beschenkt.`;
    case "webhook_post":
      return `Eine geheime Adresse: Was dorthin geschickt wird, kommt in ${part.channel} als „${part.title}“.`;
  }
}

const KINDS: ColumnKinds = {
  long_text: "langer Text",
  number: "Zahl",
  money: "Geld",
  date: "Datum",
  yes_no: "ja/nein",
  person: "Person",
  link: "Link",
  file: "Datei",
  required: "Pflicht",
};

/** What holds for entries, beside what they are. */
function recordsRules(part: PartOf<"records">): string {
  const label = (name: string) => part.columns.find((column) => column.name === name)?.label ?? name;
  const { dueColumn, doneColumn, doneChoices, totals = [] } = part;
  const isTicked = part.columns.some(({ name, type }) => name === doneColumn && type === "yes_no");
  return [
    ...(dueColumn === undefined ? [] : [` Überfällig ist, was „${label(dueColumn)}“ überschritten hat.`]),
    ...(doneColumn === undefined
      ? []
      : doneChoices !== undefined
        ? [` Erledigt ist, was bei „${label(doneColumn)}“ auf ${doneChoices.join(" oder ")} steht.`]
        : [` Erledigt ist, was bei „${label(doneColumn)}“ ${isTicked ? "einen Haken" : "ein Datum"} hat.`]),
    ...(totals.length === 0 ? [] : [` Unter der Liste steht die Summe von ${totals.map(label).join(", ")}.`]),
    ...(part.mayChange === "author" ? [" Ändern darf einen Eintrag nur, wer ihn gemacht hat."] : []),
  ].join("");
}

function deciders({ decidedBy }: PartOf<"approval">, people: readonly AskPerson[]): string {
  if (decidedBy === "owner") return "Wem die App gehört, genehmigt oder lehnt ab";
  const names = decidedBy.people.map((one) => people.find(({ personId }) => personId === one)?.name);
  const known = names.flatMap((name) => name ?? []);
  if (known.length < names.length) return "Die Genannten genehmigen oder lehnen ab";
  return `${known.join(" oder ")} genehmigt oder lehnt ab`;
}

/** ", nur wo bei vegan ja steht": welche davon. */
function onlyWords(only: PartOf<"digest">["only"]): string {
  const said = only?.is.map((one) => (one === "yes" ? "ja" : one === "no" ? "nein" : one));
  return only === undefined ? "" : `, nur wo bei ${only.column.replaceAll("_", " ")} ${said?.join(" oder ")} steht`;
}

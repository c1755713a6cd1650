import type { Part, PartOf } from "../../../../sdk/contract/parts.ts";
import type { Answers } from "./answers.ts";
import { changeableOf } from "./changeable.ts";
import { columnsWords } from "./columns-words.ts";
import { germanChangeable } from "./de-changeable.ts";
import { spokenSchedule } from "./spoken-schedule.ts";

const WHY: Record<string, string> = {
  mail: "ich kann keine E-Mails lesen oder senden; eine App hier schreibt in Slack-Kanäle und zeigt Seiten",
  phone: "ich kann niemanden anrufen und keine SMS senden; eine App hier schreibt in Slack-Kanäle",
  calendar: "ich habe keinen Zugang zu Kalendern",
  money: "ich kann kein Geld bewegen",
  system: "ich habe keinen Zugang zu diesem System; das Plattform-Team weiß, wer es anbinden darf",
  internet: "eine App hier kommt nicht ins Internet",
  model:
    "dafür braucht es ein Sprachmodell, und es ist keines angeschlossen; das Plattform-Team kann eines anschließen",
  device: "eine App hier hat keinen Zugang zu Geräten",
  secrecy: "eine App hier hält fest, wer was einträgt oder wählt; anonym ist nichts",
  messages: "eine App hier kann nicht lesen, was in Slack geschrieben wird",
};

const FIELDS: Record<string, string> = {
  names: "Namen",
  things: "Dinge",
  choices: "Möglichkeiten",
  items: "Punkte",
  columns: "Spalten",
  states: "Zustände",
  tags: "Schlagworte",
  parts: "Teile in einer App",
  daysBefore: "Tage im Voraus",
  days: "Tage bis zur Rückgabe",
  text: "eine Nachricht",
  question: "eine Frage",
  label: "der Name einer Spalte",
  one: "der Name der Sache",
  many: "der Name der Sache",
  duty: "was reihum geht",
  title: "ein Titel",
};

export const germanAnswers: Answers = {
  question: ({ kind, about }, channels) => {
    const there =
      channels.length > 0
        ? ` Ich sehe ${channels.slice(0, 12).join(", ")}.`
        : " Ich bin noch in keinem Kanal: lade mich in einen ein.";
    switch (kind) {
      case "channel":
        return `In welchem Kanal soll gepostet werden?${there}`;
      case "unknown_channel":
        return `Ich sehe keinen Kanal ${about}, oder niemand hat mich dorthin eingeladen. Welcher ist gemeint?${there}`;
      case "when":
        return "Wann soll gepostet werden? Ich kann zu festen Zeiten posten, etwa werktags um 9, nicht bei jedem Eintrag.";
      case "times":
        return `Du nennst verschiedene Zeiten (${about}). Welche stimmt?`;
      case "bad_time":
        return `„${about}“ gibt es auf keiner Uhr. Welche Zeit ist gemeint?`;
      case "yearly":
        return `Ein Datum kommt nicht von selbst „${about}“ wieder. Soll ich es so bauen, dass ihr jeweils das nächste Datum eintragt?`;
      case "channels":
        return `Gepostet wird in einen Kanal (du nennst ${about}). In welchen?`;
      case "audience":
        return `„${about}“: Die Seite einer App steht allen in der Firma offen, oder nur dir. Was soll es sein?`;
      case "editors":
        return "Ändern können Einträge alle, oder nur, wer sie eingetragen hat. Was soll es sein?";
      case "only_overdue":
        return "Gesagt wird, was überfällig ist, nicht vorher. Soll ich es so bauen?";
      case "days":
        return `Du nennst verschiedene Tage (${about}). Welcher stimmt?`;
      case "closing":
        return `Es würde zu einer Zeit schließen und schon vorher posten (${about.replace(" / ", " und ")}). Welche Zeiten sind gemeint?`;
      case "rhythm":
        return `Ich kann an Wochentagen oder Tagen des Monats posten, nicht „${about}“. Welcher Tag soll es sein: jeden Montag etwa, oder der erste Montag im Monat?`;
      case "once":
        return `Jede Woche an diesem Tag („${about}“), oder nur einmal?`;
      case "text":
        return "Was genau soll in der Nachricht stehen? Bitte in Anführungszeichen.";
      case "columns":
        return "Welche Spalten soll es geben? Zum Beispiel: Name, Preis in EUR, fällig am.";
      case "choices":
        return "Was steht zur Wahl? Bitte mindestens zwei, mit Kommas.";
      case "names":
        return "Welche Namen sollen hinein? Bitte mit Kommas.";
      case "things":
        return `Wie heißen die ${about}? Bitte mit Kommas aufzählen.`;
      case "items":
        return "Welche Punkte sollen auf die Liste? Bitte mit Kommas.";
      case "date":
        return "An welchem Tag? Zum Beispiel: 12. Juli.";
      case "date_column":
        return "Um welches Datum geht es?";
      case "source":
        return `Woher kommen die ${about}? Aus anderen Systemen kann ich nichts holen: Sollen sie auf einer Seite eingetragen werden, und mit welchen Spalten?`;
      case "decider":
        return `Wer ist das („${about}“), der entscheidet? Bitte mit @ nennen; sonst entscheidet, wem die App gehört.`;
      case "left":
        return `${about} ist nicht mehr hier. Wer soll es stattdessen tun? Bitte mit @ nennen.`;
      case "stranger":
        return `Ich kenne hier niemanden namens ${about}. Wer ist gemeint? Bitte mit @ nennen.`;
      case "two_apps":
        return `Das sind zwei Dinge (${about}), und ich baue eine App nach der anderen. Welche zuerst? Ich kann auch beides in eine App legen: sag „beides“.`;
      case "command_word":
        return `Der Befehl kann nicht ${about} heißen. Welches andere Wort soll es sein?`;
      case "word":
        return `„${about}“ verstehe ich nicht. Was ist damit gemeint?`;
      case "not_there": {
        const [said, there = ""] = about.split(" | ");
        return there === ""
          ? `„${said}“ gibt es da nicht, soweit ich weiß. Was auf der Seite der App dazukam, nimmst du dort heraus.`
          : `„${said}“ ist nicht dabei. Ich kenne: ${there}. Was ist gemeint? (Was auf der Seite der App dazukam, nimmst du dort heraus.)`;
      }
      case "name_there":
        return `„${about}“ ist schon da. Was soll anders werden?`;
      case "few":
        return `Ohne „${about}“ wären es zu wenige. Was soll an die Stelle?`;
      case "which_list":
        return `Das steht in mehreren Listen (${about}). Welche ist gemeint?`;
      case "which_post":
        return `Es gibt mehrere Posts: ${about.split(" | ").map(spokenPost).join("; ")}. Welcher ist gemeint?`;
      case "one_post":
        return "Diese App kann das zu einer Zeit und in einem Kanal sagen. Soll es dort statt wie bisher kommen?";
      case "column_used":
        return `Ein Post, eine Erinnerung oder ein Befehl braucht die Spalte „${about}“. Soll ich das zuerst herausnehmen?`;
      case "column_type":
        return `Was in „${about}“ steht, lässt sich nicht als etwas anderes lesen. Soll ich eine neue Spalte daneben anlegen? Sag, wie sie heißt.`;
      case "loan_days":
        return `„${about}“: Verleihen geht für 1 bis 365 Tage. Wie viele sollen es sein?`;
      case "turns":
        return "Wie lange eine Runde dauert, bleibt so; ich kann ändern, wann und wo gesagt wird, wer dran ist. An welchen Tagen soll das sein?";
      case "hours":
        return `Es würde schließen, bevor es öffnet (${about.replace(" / ", " und ")}). Von wann bis wann soll es gehen?`;
    }
  },
  leftOut: ({ kind, about }) => {
    switch (kind) {
      case "channel":
      case "unknown_channel":
        return `Das Posten${about === "" ? "" : ` in ${about}`}: Ich habe keinen Kanal dafür. Sag welchen, dann ergänze ich es.`;
      case "names":
        return "Die Namen: trag sie auf der Seite ein.";
      case "yearly":
        return `„${about}“: Ein Datum kommt nicht von selbst jedes Jahr wieder; tragt jeweils das nächste ein.`;
      case "channels":
        return `${about}: gepostet wird im ersten davon.`;
      case "audience":
        return `„${about}“: Eine Seite steht allen in der Firma offen, oder nur wem die App gehört, keiner Gruppe.`;
      case "editors":
        return "Wer Einträge ändern darf: alle, da nichts anderes vereinbart ist.";
      case "only_overdue":
        return "Eine Erinnerung vor der Rückgabe: gesagt wird nur, was überfällig ist.";
      case "when":
        return "Posten bei jedem Eintrag: gepostet wird nur zu festen Zeiten.";
      case "rhythm":
        return `Das Posten „${about}“: Ich kann nur an Wochentagen oder Tagen des Monats posten.`;
      case "two_apps":
        return `${about}: eine App nach der anderen. Frag danach in einer neuen Nachricht.`;
      case "command_word":
        return `Der Befehl ${about}: Das Wort ist nicht frei.`;
      case "left":
      case "stranger":
      case "decider":
        return `${about}: Ich weiß nicht, wer das hier ist; deshalb entscheidet, wem die App gehört.`;
      default:
        return `${about === "" ? kind : about}: Dafür wurde mir nicht genug gesagt.`;
    }
  },
  unknown: (words) =>
    `${words.map((one) => `„${one}“`).join(", ")}: Das habe ich nicht verstanden, dafür wird nichts gebaut.`,
  unknownQuestion: (words) =>
    `Ich verstehe ${words.map((word) => `„${word}“`).join(", ")} nicht. Was soll damit geschehen? (Es ist kein Sprachmodell angeschlossen: kurze, einfache Sätze helfen.)`,
  unknownPiece: (words) =>
    `Den Rest kann ich bauen, aber ${words.map((word) => `„${word}“`).join(", ")} verstehe ich nicht. Was soll damit geschehen? Sag „weglassen“, wenn es fehlen darf.`,
  limitQuestion: (words) =>
    `So einschränken kann ich es nicht: „${words}“. Soll ich das weglassen, oder kannst du es anders sagen?`,
  limitLeftOut: (words, isAudience) =>
    isAudience
      ? `„${words}“: Eine Seite steht allen in der Firma offen, oder nur wem sie gehört, keiner Gruppe.`
      : `„${words}“: So einschränken kann ich es nicht, also ist davon nichts gebaut.`,
  limitsLeftOut: (words) =>
    `${words.map((one) => `„${one}“`).join(", ")}: So einschränken kann ich es nicht, also ist davon nichts gebaut.`,
  toPersonLeftOut: (words) =>
    `„${words}“: Ohne Sprachmodell postet eine App so etwas in einem Kanal, nicht an Einzelne, also ist davon nichts gebaut. Nenn einen Kanal, dann kommt es dazu.`,
  lacking: (kind, words) => `„${words}“: ${WHY[kind]}.`,
  note: ({ kind, about }) => {
    switch (kind) {
      case "column_kept":
        return `Was in „${about}“ steht, bleibt gespeichert und wird nicht mehr gezeigt.`;
      case "spelling":
        return `Gelesen als: ${about}.`;
      case "time":
        return `Du hast keine Uhrzeit genannt, deshalb ${about}.`;
      case "afternoon":
        return `Gemeint ist ${about}, also nachmittags.`;
      case "workdays":
        return "An Werktagen, da du keine Tage genannt hast.";
      case "monday":
        return "Wöchentlich heißt hier jeden Montag, da du keinen Tag genannt hast.";
      case "first_week":
        return `Das erste Mal ist der ${about}. Sag es, wenn du eine andere Woche meinst.`;
      case "first_of_month":
        return "Monatlich heißt hier am Ersten, da du keinen Tag genannt hast.";
      case "owner_decides":
        return "Du entscheidest, da du niemand anderen genannt hast.";
      case "columns":
        return "Du hast keine Spalten genannt, deshalb gibt es nur die eine; sag, welche du willst, dann ergänze ich sie.";
      case "states":
        return "Du hast keine Zustände genannt, deshalb OK, Problem, außer Betrieb.";
      case "days_to_return":
        return `Zurück muss es nach ${about} Tagen sein, da du nichts anderes gesagt hast.`;
      case "background":
        return `„${about}“ nehme ich als Hintergrund.`;
      case "date_column":
        return `Das Datum „${about}“ habe ich ergänzt, es wird dafür gebraucht.`;
      case "done_column":
        return `„${about}“ zum Abhaken habe ich ergänzt; offen ist, was nicht abgehakt ist.`;
      case "total_below":
        return `Unter der Liste steht die Summe von „${about}“, auch der gefilterten Zeilen.`;
      case "yearly":
        return "Ein Datum kommt nicht von selbst jedes Jahr wieder: trag jeweils das nächste ein.";
      case "no_close_time":
        return `Das Ergebnis kommt am Morgen danach um ${about}.`;
      case "said_anew":
        return `Was du zuletzt geschrieben hast, tritt an die Stelle von „${about}“.`;
      case "your_choice":
        return `Du hast es mir überlassen, also habe ich ${about} genommen.`;
      case "mail":
        return "Kopf und Signatur der E-Mail habe ich weggelassen.";
      default:
        return about;
    }
  },
  part: (part) => partSentence(part),
  page: (access) => (access === "owner" ? "Nur du kannst die Seite öffnen." : "Die ganze Firma kann die Seite öffnen."),
  noModel: "Aus fertigen Teilen gebaut, ohne Sprachmodell.",
  topic: (words) => words,
  purpose: (parts) => parts.map(partSentence).join(" ").slice(0, 300),
  what: "Was hättest du gern? Sag es in ein, zwei einfachen Sätzen, zum Beispiel: „Essensbestellungen bis 11 Uhr sammeln, dann in #food posten“.",
  vague:
    "Was genau soll anders oder neu sein, und wofür? Sag es in einem einfachen Satz, zum Beispiel: „eine Liste unserer Lieferanten mit Name, Telefon und Vertragsende“.",
  elsewhere:
    "Das klingt nach etwas in einer App, die es schon gibt. Was soll in welcher App geschehen? Schreib es in den Thread dieser App, oder frag, wem sie gehört; hier mache ich neue Apps.",
  otherLanguage:
    "Without a language model I understand English and German only. Could you say it in one of them? (Ohne Sprachmodell verstehe ich nur Englisch und Deutsch.)",
  emoji:
    "Daraus werde ich nicht klug. Sag mir mit Worten, was für ein Werkzeug du dir wünschst. (Tell me in words what tool you wish you had.)",
  code: "Ich führe keinen Code und kein SQL aus und habe keinen Zugang zu Produktionsdatenbanken. Dafür ist das Plattform-Team da; wenn du ein eigenes Werkzeug willst, sag mit Worten, was es tun soll.",
  tooLong: "Das ist mehr, als ich ohne Sprachmodell lesen kann. Was soll es vor allem tun? Sag es in ein, zwei Sätzen.",
  tooMany: (field, most, isNumber) =>
    isNumber
      ? `${FIELDS[field] ?? field}: Mehr als ${most} geht nicht.`
      : `Mehr als ${most} ${FIELDS[field] ?? field} kann ich nicht aufnehmen, und du nennst mehr.`,
  tooLongWords: (field, most) => `Das ist zu lang (${FIELDS[field] ?? field}): höchstens ${most} Zeichen.`,
  odd: (field) => `Was du gesagt hast, geht nicht (${FIELDS[field] ?? field}).`,
  approvalStays:
    "Die Freigabe von Apps kann niemand abschalten: Was eine App über das Übliche hinaus darf, sieht sich immer das Plattform-Team an. Frag dort, wenn es zu lange dauert.",
  outside:
    "Personenbezogene Daten schicke ich nicht nach außen (outside), und Apps hier senden keine E-Mails. Wenn es sein muss, frag das Plattform-Team, wer das darf.",
  othersApp: (owner) =>
    `Diese App gehört ${owner}, und nur wem sie gehört, kann sie anhalten oder entfernen. Frag dort, oder das Plattform-Team, wenn die Person nicht mehr da ist.`,
  spying:
    "Ich baue nichts, was fremde Nachrichten oder Passwörter liest oder Leute heimlich beobachtet. Frag das Plattform-Team, wenn du meinst, dass es nötig ist.",
  whatICan:
    "Sag in einfachen Worten, was du brauchst. Ohne Sprachmodell kann ich bauen: Listen mit Formular, Erinnerung und Übersicht; Freigaben; Umfragen; Auslosungen; Dienstpläne; Checklisten; Verleih; Buchungen; Ranglisten; Linksammlungen; Statustafeln; Countdowns; Wichteln; Nachrichten zu festen Zeiten; Webhooks in einen Kanal.",
  who: "`/tool show <App>` zeigt, wem eine App gehört, `/tool apps` zeigt alle.",
  how: "Sag mir in einfachen Worten, was du dir wünschst; ich zeige erst einen Plan und baue, wenn du auf „Build it“ drückst. Im selben Thread kannst du sie später ändern oder anhalten.",
  whatICanChange: (parts) =>
    `Ohne Sprachmodell kann ich an dieser App ändern: ${changeableOf(germanChangeable, parts).join("; ")}. Was davon soll es sein?`,
  notComposed:
    "Diese App hat ein Agent geschrieben, und es ist gerade kein Sprachmodell angeschlossen; deshalb kann ich sie nicht ändern. Das Plattform-Team kann eines anschließen.",
  sayOneThing: "Bitte eine Änderung nach der anderen.",
  changed: (what) => `Geändert: ${what}.`,
  notUnderstood: (words) => `„${words}“ habe ich nicht verstanden.`,
  source: "Eingetragen werden sie auf der Seite; aus anderen Systemen wird nichts geholt.",
  rowsToImport: (file) =>
    `Die Spalten sind die von ${file}. Die Zeilen kommen über das CSV-Formular der App hinein, sobald sie läuft.`,
  unreadInput: (name, why) => `${name}: ${why}.`,
};

/** Where no box says it: what counts as done. */
function doneSentence({ columns, doneColumn, doneChoices }: PartOf<"records">): string {
  const column = columns.find(({ name }) => name === doneColumn);
  if (column === undefined || column.type === "yes_no") return "";
  return doneChoices === undefined
    ? ` Erledigt ist, was bei „${column.label}“ ein Datum hat.`
    : ` Erledigt ist, was bei „${column.label}“ auf ${doneChoices.join(" oder ")} steht.`;
}

/** "30 9 * * 1 #sales", as `which_post` names it. */
function spokenPost(post: string): string {
  const [, schedule = "", channel = ""] = /^(.*) (\S+)$/.exec(post) ?? [];
  return `${spokenSchedule(schedule, "de")} in ${channel}`;
}

function partSentence(part: Part): string {
  const when = (schedule: string) => spokenSchedule(schedule, "de");
  const inWeeks = (schedule: string, weeks?: { every: number; from: string }) =>
    weeks === undefined
      ? when(schedule)
      : `${when(schedule)}, in jeder ${weeks.every}. Woche, zuerst in der vom ${weeks.from}`;
  const once = (day: string, schedule: string) => `einmal, am ${day} um ${when(schedule).slice(-5)}`;
  switch (part.part) {
    case "records": {
      const columns = columnsWords(part);
      const closes = part.closesAt === undefined ? "" : ` bis ${part.closesAt} Uhr`;
      return `Eine Seite, auf der ${part.noun.many} eingetragen werden${columns}${closes}${part.scope === "day" ? ", jeden Tag mit leerer Liste" : ""}.${doneSentence(part)}`;
    }
    case "command":
      return part.does === "add"
        ? `\`/tool ${part.command} …\` trägt etwas ein.`
        : `\`/tool ${part.command}\` zeigt sie.`;
    case "scheduled_post":
      return `Ich poste „${part.text.slice(0, 200)}“ in ${part.channel}, ${part.on === undefined ? inWeeks(part.schedule, part.weeks) : once(part.on, part.schedule)}.`;
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
      return `Gepostet wird ${of}${part.sum === undefined ? "" : `, mit Summe von ${part.sum.replaceAll("_", " ")}${part.groupBy === undefined ? "" : ` nach ${part.groupBy.replaceAll("_", " ")}`}`} in ${part.channel}, ${when(part.schedule)}.`;
    }
    case "reminder": {
      const days = part.daysBefore
        .map((count) => (count === 0 ? "am Tag selbst" : `${count} Tage vorher`))
        .join(" und ");
      return `Erinnert wird in ${part.channel} ${days}${part.overdue ? " und jeden Tag, an dem es überfällig ist" : ""} (${part.dateColumn.replaceAll("_", " ")}, ${when(part.schedule)}).`;
    }
    case "approval":
      return `Ein Formular für ${part.noun.many}${columnsWords(part)}; ${part.decidedBy === "owner" ? "wem die App gehört, genehmigt oder lehnt ab" : "die Genannten genehmigen oder lehnen ab"}${part.channel === undefined ? "" : `, gesagt in ${part.channel}`}${part.tellsAuthor === undefined ? "" : "; wer eingereicht hat, erfährt es persönlich"}.`;
    case "poll":
      return `Eine Umfrage: „${part.question}“ – ${part.choices.join(", ")}; ${part.mayChooseSeveral ? "jede Person darf mehreres wählen" : "eine Stimme pro Person"}${part.closesOn === undefined ? "" : `, bis ${part.closesOn}`}${part.result === undefined ? "" : `; das Ergebnis kommt in ${part.result.channel}`}.`;
    case "picker":
      return `Zufällig ausgewählt wird (${part.noun.one})${part.names.length > 0 ? `: ${part.names.join(", ")}` : ""}, niemand zweimal, bevor alle dran waren${part.post === undefined ? "" : `, gesagt in ${part.post.channel}, ${when(part.post.schedule)}`}.`;
    case "rota": {
      const every = { week: "eine Woche", day: "einen Tag", workday: "einen Werktag" }[part.every];
      return `Reihum ${part.duty}, je ${every}${part.names.length > 0 ? `: ${part.names.join(", ")}` : "; Namen kommen auf der Seite dazu"}; zwei können tauschen${part.post === undefined ? "" : `. Wer dran ist, kommt in ${part.post.channel}, ${when(part.post.schedule)}`}.`;
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
      return `${part.title}: Links mit Schlagwörtern, über Worte und Schlagwörter zu finden.`;
    case "status_board":
      return `Eine Tafel, die für ${part.things.length > 0 ? part.things.join(", ") : part.noun.many} zeigt, wie es steht (${part.states.join(", ")}), wer es gesagt hat und wann${part.channel === undefined ? "" : `; Änderungen kommen in ${part.channel}`}.`;
    case "countdown":
      return `Die Tage bis ${part.title} am ${part.to}${part.post === undefined ? "" : `, gepostet in ${part.post.channel}, ${when(part.post.schedule)}`}.`;
    case "draw":
      return `${part.title}: Wer mitmacht, trägt sich auf der Seite ein; am ${part.drawsOn} wird gelost, und jeder erfährt per Direktnachricht, wen er beschenkt.`;
    case "webhook_post":
      return `Eine geheime Adresse: Was dorthin geschickt wird, kommt in ${part.channel} als „${part.title}“.`;
  }
}

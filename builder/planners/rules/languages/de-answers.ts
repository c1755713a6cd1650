import type { Answers } from "./answers.ts";
import { changeableOf } from "./changeable.ts";
import { germanChangeable } from "./de-changeable.ts";
import { germanPart } from "./de-parts.ts";
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

const WITHOUT_MODEL = "(Es ist kein Sprachmodell angeschlossen: kurze, einfache Sätze helfen.)";

export const germanAnswers: Answers = {
  question: ({ kind, about }, channels) => {
    const there =
      channels.length > 0
        ? ` Ich sehe ${channels.slice(0, 12).join(", ")}.`
        : " Ich bin noch in keinem Kanal: lade mich in einen ein.";
    switch (kind) {
      case "channel":
        return about === ""
          ? `In welchem Kanal soll gepostet werden?${there}`
          : `Ich kann in einem Kanal posten, nicht an jemanden allein („${about}“). Welcher Kanal soll es sein?${there}`;
      case "unknown_channel":
        return `Ich sehe keinen Kanal ${about}, oder niemand hat mich dorthin eingeladen. Welcher ist gemeint?${there}`;
      case "when":
        return "Wann soll gepostet werden? Ich kann zu festen Zeiten posten, etwa werktags um 9, nicht bei jedem Eintrag.";
      case "times":
        return `Du nennst verschiedene Zeiten (${about}). Welche stimmt?`;
      case "bad_time":
        return `„${about}“ gibt es auf keiner Uhr. Welche Zeit ist gemeint?`;
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
        return `${about === "" ? "" : `„${about}“ ist schon vorbei. `}An welchem Tag? Zum Beispiel: 12. Juli.`;
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
        return `Das Posten${about === "" ? "" : ` nur an „${about}“`}: Ich poste nur in Kanälen und habe keinen dafür. Sag welchen, dann ergänze ich es.`;
      case "unknown_channel":
        return `Das Posten${about === "" ? "" : ` in ${about}`}: Ich habe keinen Kanal dafür. Sag welchen, dann ergänze ich es.`;
      case "names":
        return "Die Namen: trag sie auf der Seite ein.";
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
    `Ich verstehe ${words.map((word) => `„${word}“`).join(", ")} nicht. Was soll damit geschehen? ${WITHOUT_MODEL}`,
  withoutModel: WITHOUT_MODEL,
  postInstead:
    "Stattdessen kann ich in einem Kanal etwas posten: Sag was, wann und wo, zum Beispiel: „Poste jeden Freitag um 9 ‚Angebote verschicken‘ in #sales“.",
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
  part: germanPart,
  page: (access) => (access === "owner" ? "Nur du kannst die Seite öffnen." : "Die ganze Firma kann die Seite öffnen."),
  noModel: "Aus fertigen Teilen gebaut, ohne Sprachmodell.",
  topic: (words) => words,
  purpose: (parts, people) =>
    parts
      .map((part) => germanPart(part, people, true))
      .join(" ")
      .slice(0, 300),
  what: "Was hättest du gern? Sag es in ein, zwei einfachen Sätzen, zum Beispiel: „Essensbestellungen bis 11 Uhr sammeln, dann in #food posten“.",
  unfit: () =>
    "Die einzelnen Teile habe ich verstanden, aber sie passen so nicht zu einer App zusammen. Sag es mit anderen Worten, oder füll das Formular aus.",
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
  unchanged: (what) => `„${what}“: soweit ich es verstehe, ist das schon so. Was soll anders sein?`,
  peopleSay: (words, more) =>
    `Es heißt: ${words.map((one) => `„${one}“`).join(", ")}${more === 0 ? "" : ` und noch ${more}`}. Daraus ergibt sich für mich nicht, was anders werden soll.`,
  nothingLeft: (app) => `Dann bleibt nichts zu ändern: ${app} ist weiter so, wie es ist.`,
  deletesNothing: (app) =>
    `Auf Worte hin lösche ich nichts. Sag hier „stop“, und ${app} ist abgeschaltet: Seite, Posts und Befehle ruhen, was eingetragen ist, bleibt, und „start“ holt alles zurück. Das können, wem die App gehört, und das Plattform-Team. Soll die App mit ihren Daten für immer weg, frag das Plattform-Team.`,
  changed: (what) => `Geändert: ${what}.`,
  notUnderstood: (words) => `„${words}“ habe ich nicht verstanden.`,
  source: "Eingetragen werden sie auf der Seite; aus anderen Systemen wird nichts geholt.",
  rowsToImport: (file) =>
    `Die Zeilen von ${file}: Sie kommen über das CSV-Formular der App hinein, sobald sie läuft. Die Spalten werden gebaut.`,
  unreadInput: (name, why) => `${name}: ${why}.`,
  wrongUnseen:
    "Bilder liest ohne Sprachmodell niemand, also wird nichts, was nur darauf zu sehen ist, behoben oder bewiesen; sag in Worten, was falsch ist, etwa „es postet auch samstags“ oder „es postet um 8 statt um 9“, dann wird es an beiden Versionen ausprobiert",
  pictureUnseen: "Bilder liest ohne Sprachmodell niemand; sagt bitte in Worten, was darauf zu sehen ist",
};

/** "30 9 * * 1 #sales", as `which_post` names it. */
function spokenPost(post: string): string {
  const [, schedule = "", channel = ""] = /^(.*) (\S+)$/.exec(post) ?? [];
  return `${spokenSchedule(schedule, "de")} in ${channel}`;
}

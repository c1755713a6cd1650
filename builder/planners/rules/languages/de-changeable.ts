import type { Changeable } from "./changeable.ts";

const POST = "wann und wo es postet („eine Stunde früher“)";

export const germanChangeable: Changeable = {
  records:
    "Spalten ergänzen, umbenennen, entfernen oder zur Pflicht machen („ergänze einen Preis“), die Auswahl einer Spalte, wann sie schließt, wer Einträge ändern darf, eine Übersicht, Erinnerung oder einen Befehl",
  approval: "Spalten („ergänze einen Grund“), wer entscheidet, den Kanal",
  command: "",
  scheduled_post: "den Text einer Nachricht, wann und wo sie kommt („eine Stunde früher“, „auch in #sales“)",
  digest: "was gepostet wird („nur die offenen“), wann und wo",
  reminder: "wie viele Tage vorher erinnert wird",
  poll: "die Auswahl („ergänze Sushi“), den Schlusstag, wann das Ergebnis kommt",
  picker: `die Namen („Marcus ist weg“), ${POST}`,
  rota: `die Namen und ihre Reihenfolge („Dora nach Cem“, „tausche Ana gegen Jonas“), ${POST}`,
  checklist: "die Punkte der Liste („neuer Punkt: Ausweis“)",
  lending: `die Dinge, die Leihfrist, ${POST}`,
  booking: "was gebucht werden kann („benenne Oslo in Bergen um“), von wann bis wann, nach Stunden oder ganzen Tagen",
  leaderboard: POST,
  links: "die Tags",
  status_board: "die Dinge, die Zustände („neuer Status: wartet“), den Kanal",
  countdown: `den Tag, ${POST}`,
  draw: "Tag und Uhrzeit der Ziehung",
  webhook_post: "den Kanal",
  title: "den Namen („nenn es Teamessen“)",
};

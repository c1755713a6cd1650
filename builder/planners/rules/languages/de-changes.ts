import type { ChangeWords } from "./changes.ts";

export const germanChanges: ChangeWords = {
  opener: "bitte|und|oh|ah|ach|ok|okay|hey|also|auch|noch|aber|dann|nein|nee|kannst du|könntest du",
  add: "erweitern|erweitere|erweiter~|hinzufügen|hinzu|füge|fuege|füg|ergänz~|ergänze|ergänzen|aufnehmen|mit aufnehmen|mit auf|nimm auf|dazu|dazunehmen|rein|reinnehmen|mit rein|mit rein nehmen|einfügen|eintragen|anlegen|nimm … auf|nehmt … auf|nehmen … auf|setz … ans|setze … ans|stell … ans|häng … an|pack … ans",
  needs:
    "wir haben einen|wir haben eine|wir haben ein|wäre schön|wäre gut|wäre praktisch|wäre toll|wäre hilfreich|wir brauchen|ich brauche|wir brauchen noch|brauchen auch|brauchen wir|noch zwei|noch drei|zwei weitere|drei weitere|zwei neue|drei neue|noch paar|noch ein paar|fehlt|fehlt noch|fehlen|soll auch|noch ein|noch eine|noch einen|neu|neue|neuer|neues|neuen",
  wants:
    "wissen|erfassen|festhalten|notieren|mit erfassen|vermerken|hätten gern noch|hätte gern noch|hätten gerne noch|hätte gerne noch|bitte noch|danach noch|und noch|bitte auch|plus",
  more: "zwei|drei|vier|2|3|4|weitere|dinge|sachen|angaben|infos|informationen|details|punkte",
  joins:
    "macht es stattdessen|macht das stattdessen|macht es jetzt|macht das jetzt|macht es ab jetzt|übernimmt jetzt|übernimmt ab jetzt|übernimmt das|übernimmt|kommt an seiner stelle|kommt an ihrer stelle|springt … ein|springen … ein|rückt nach|rückt … nach|ist neu|sind neu|ist neu dabei|neu im team|neu dabei|kommt dazu|kommen dazu|kommt … dazu|kommen … dazu|ist dazugekommen|dazugekommen|macht mit|machen mit|macht auch mit|ist jetzt dabei|ist wieder da|gibt es jetzt|es gibt auch|es gibt noch|es gibt jetzt|gibt es auch|haben jetzt|wir haben jetzt|wir haben einen neuen|wir haben eine neue|wir haben ein neues|soll mit rein|soll dazu",
  shown:
    "stehen|stehn|drinstehen|drin stehen|dabeistehen|erscheinen|auftauchen|angezeigt werden|gezeigt werden|drin sein",
  remove:
    "überspring~|überspringen|auslassen|aussetzen|entfällt|entfallen|entfern~|entferne|entfernen|lösch~|lösche|löschen|loesch~|streich~|streiche|streichen|raus|rausnehmen|rauswerfen|heraus|herausnehmen|weg|wegnehmen|weglassen|lass … weg|lasst … weg|lass … aus|lasst … aus|weg damit|kann weg|können weg|kein … mehr|keine … mehr|keinen … mehr|nicht … mehr|kein|keine|keinen|nicht mehr|brauchen wir nicht|brauchen wir nicht mehr|brauche ich nicht mehr|nicht mehr nötig|ohne|abschalten|abstellen|ausschalten|stopp~|stoppe|aufhören|austragen",
  deletes:
    "lösch|lösche|löschen|gelöscht|loesche|loeschen|entfern|entferne|entfernen|entfernt|archiviere|archivieren|deinstallieren|wegwerfen|weg damit|kann weg|soll weg|muss weg|kann ganz weg|nicht mehr|brauchen wir nicht mehr|brauche ich nicht mehr|nicht mehr gebraucht",
  wholeApp: "app|tool|bot|anwendung|programm|ding|ganze app|ganze tool|ganze ding|ganze",
  forGood: "endgültig|für immer|komplett|ganz|vollständig|unwiderruflich",
  clauseEnds: /[.,;:!?\n–—]+|(?<!\p{L})(?:und|weil|denn|da)(?!\p{L})/u,
  leaves:
    "geht in elternzeit|ist in elternzeit|geht in mutterschutz|hat uns verlassen|hat die firma verlassen|hat die abteilung gewechselt|wechselt die abteilung|hat aufgehört|verlässt die firma|verlässt das team|fällt aus|fallen aus|ist weg|sind weg|will raus|möchte raus|ist gegangen|hat gekündigt|ist ausgeschieden|verlässt uns|geht weg|geht in rente|ist in rente|ist nicht mehr da|nicht mehr da|arbeitet nicht mehr hier|ist nicht mehr bei uns|nicht mehr bei uns|gibt es nicht mehr|gibts nicht mehr|ist kaputt|ist verkauft|wurde verkauft|bin raus|bin weg|sind raus|steigt aus|steige aus|bin nicht mehr dabei|ist nicht mehr dabei|nicht mehr dabei|wurde gestohlen|wurde geklaut|ist verloren gegangen|fällt weg|fallen weg|ist raus|hört auf|höre auf|macht nicht mehr mit|scheidet aus",
  absent:
    "niemand|keiner|niemanden|keinen|geschlossen|haben zu|haben … zu|hat … zu|ist zu|ist … zu|nicht da|nicht offen|nicht geöffnet|ruhetag|feiertag|frei|sind weg|sind nicht da|ist nicht da|im urlaub",
  replace: "ersetz~|ersetze|ersetzen|tausch~|tausche|tauschen|wechsle|austauschen|getauscht|vertausche",
  instead:
    "statt|anstatt|anstelle von|an stelle von|anstelle|übernimmt für|übernehmen für|übernimmt von|springt ein für|löst ab|vertritt",
  inPlace: "dafür|dafuer|stattdessen|im gegenzug|an seiner stelle|an ihrer stelle|an meiner stelle",
  onlyThese: "nur|nur noch|bloß noch|lediglich|jetzt nur noch|ab jetzt nur noch",
  nowThese:
    "das team ist jetzt|team ist jetzt|das team besteht jetzt aus|die liste ist jetzt|wir sind jetzt|wir sind nun|dabei sind jetzt|jetzt dabei sind|das neue team ist|die namen sind jetzt|neue besetzung|die besetzung ist jetzt",
  areThese: "sollen sein|sollen jetzt sein|sollen nur noch sein|sind jetzt|sind nun|lauten|lauten jetzt|sollen lauten",
  stays: "bleibt|bleiben|bleibt drin|bleibt dabei|weiterhin",
  rename:
    "umbenennen|benenn~|benenne|nenn~|nenne|nennen|heißt jetzt|heisst jetzt|heißt nun|heißt|soll heißen|heißen|heissen|sollen heißen|soll jetzt heißen|soll künftig heißen",
  becomes: "wird zu|ist jetzt|ändere|ändern|änder|mach aus|mache aus",
  to: "in|zu|durch|gegen|mit|nach|als|ein|eine|einen|auf",
  into: "zu|zum|zur|in|im|auf|an|aus|vom|von|für|bei|ins|der|den|dem",
  filler:
    "machen|anlegen|einbauen|draus|daraus|ja|halt|eben|müsste|müssten|müßte|muss|müssen|könnte|könnten|gehört|gehören|käme|kämen|sollten|wär|wäre|wären|braucht|zwar|zu früh|zu spät|zweite|zweiten|zweiter|zweites|dritte|dritten|dritter|drittes|vierte|vierten|vierter|viertes|erst|schieben|schieb|schiebe|verschieb~|verschieben|verlegen|verleg|verlege|vorziehen|legen|noch|bitte|auch|außerdem|weitere|weiteren|weiterer|weiteres|zusätzlich|zusätzliche|neue|neuen|neuer|neues|einen|eine|ein|mal|doch|lieber|namens|mit dem namen|der name|name|nimm|nehmt|setz|setze|trag|trage|pack|packe|schreib|schreibe|stell|stelle|mach|mache|wirf|werft|füge|füg|ihn|sie|es|ihm|ihr|und|damit|jetzt|künftig|ab jetzt|ab sofort|mehr|nicht mehr|wird|werden|soll|sollen|sollte|möglich|als letztes|als erstes|ganz|am ende|bei uns|im team|eintrag|einträge|jeden|jeder|jede|alle|hatte ich vergessen|vergessen|hab ich vergessen|stattdessen|um|war ein tippfehler|tippfehler|falsch|richtig|geschrieben|werde|man|bräuchten|brauchen|fehlt|kannst du|könntest du|bitte noch|dran|dabei",
  after: "nach|hinter",
  before: "vor",
  first:
    "beginnt mit|startet mit|anfangen mit|als erste|als erster|als erstes|an den anfang|ganz oben|nach oben|zuerst|an erster stelle",
  last: "als letzte|als letzter|als letztes|ans ende|am ende|am ende der reihe|ans ende der reihe|am ende der liste|ans ende der liste|am schluss|an den schluss|hinten|hintendran|ganz hinten|ganz unten|zuletzt|an letzter stelle",
  reverse:
    "umdrehen|umkehren|umgekehrt|umgekehrte reihenfolge|in umgekehrter reihenfolge|andersrum|andersherum|dreh die reihenfolge um",
  order: "reihenfolge|abfolge",
  title:
    "nenn es|nenne es|nenn sie|nenne sie|nenn die app|nenne die app|nenn das|nenne das|nenn das ganze|die app soll heißen|es soll heißen|sie soll heißen|soll künftig heißen|der titel soll sein|titel soll sein|neuer titel|neuer name|ändere den titel in|ändere den titel auf|ändere den namen in|app umbenennen in|benenne die app um in|benenne sie um in|die app heißt jetzt|benenne es um in",
  calls: {
    people:
      "name|namen|person|personen|kollege|kollegin|kollegen|mitglied|mitglieder|teilnehmer|teilnehmerin|plan|dienstplan|rotation|reihenfolge|team|liste|dienst|auslosung|lostopf|topf",
    things: "ding|dinge|sache|sachen|gegenstand|gegenstände|eintrag|liste|tafel",
    states: "status|zustand|zustände|stati|stand|stufe|stufen",
    choices:
      "auswahl|auswahlmöglichkeit|auswahlmöglichkeiten|option|optionen|antwort|antworten|möglichkeit|möglichkeiten|wert|werte|wahlmöglichkeit|status|zustand|stufe",
    items:
      "punkt|punkte|schritt|schritte|aufgabe|aufgaben|listenpunkt|checkliste|liste|prüfpunkt|todo|todos|to-do|to-dos",
    tags: "tag|tags|schlagwort|schlagworte|schlagwörter|stichwort|stichworte|stichwörter|kategorie|kategorien|label",
  },
  column: "spalte|spalten|feld|felder|angabe|angaben|frage",
  required:
    "pflicht|pflichtfeld|pflichtangabe|verpflichtend|muss ausgefüllt werden|muss angegeben werden|zwingend|obligatorisch",
  optional: "optional|freiwillig|kein pflichtfeld|keine pflicht|nicht mehr pflicht|nicht verpflichtend",
  kinds: {
    date: "datum|ein datum|datumsfeld|tag",
    money: "geldbetrag|betrag|ein betrag|geld|euro|in euro|€|preisfeld|währung",
    number: "zahl|eine zahl|zahlenfeld|nummer",
    yes_no: "ja/nein|ja oder nein|häkchen|ein häkchen|kästchen|ankreuzfeld|checkbox|zum ankreuzen|zum abhaken",
    long_text: "langer text|mehrzeilig|mehrere zeilen|großes textfeld|längerer text|langes textfeld|mehr platz",
    text: "text|freitext|textfeld|freier text",
    link: "link|url",
    person: "person|eine person",
    choice: "auswahl|eine auswahl|auswahlfeld|dropdown|auswahlliste|auswahlmenü",
  },
  earlier: "früher|frueher|eher|vor|nach vorne|vorher",
  later: "später|spaeter|nach hinten|danach",
  spans: {
    "halbe stunde": 30,
    "eine halbe stunde": 30,
    "ne halbe stunde": 30,
    viertelstunde: 15,
    "eine viertelstunde": 15,
    dreiviertelstunde: 45,
    "eine dreiviertelstunde": 45,
    "anderthalb stunden": 90,
    "eineinhalb stunden": 90,
  },
  loan: "verlängern|verlängere|verlänger|leihfrist|ausleihfrist|frist|leihen|ausleihen|leihdauer|verleih|verleihen|rückgabe|zurück|behalten|fällig|länger|kürzer|dauer",
  hours: "öffnungszeiten|buchbar|buchen|buchung|buchungen|geöffnet|verfügbar|ab|bis|von|zwischen|reservierbar|offen",
  opens: "ab|von|öffnet|beginnt|beginn|start",
  closes: "verlängern|verlängere|laufen|läuft|bis|schließt|endet|ende|schluss",
  byDay: "tageweise|tagesweise|ganze tage|pro tag|ganztägig|ganztags|nach tagen|für ganze tage",
  bySlot: "stundenweise|nach uhrzeit|mit uhrzeit|nach stunden|pro stunde|zeitfenster",
  decides:
    "entscheid~|entscheidet|entscheiden|genehmig~|genehmigt|genehmigen|freigibt|freigeben|gibt frei|freigabe|genehmigung|bewilligt|zustimmen|stimmt zu",
  owner: "besitzer|inhaber|eigentümer|besitzer der app",
  edits: "ändern|ändert|bearbeiten|bearbeitet|löschen|löscht|anfassen|korrigieren",
  onlyOwn:
    "nur die eigenen|nur eigene|nur seine eigenen|nur ihre eigenen|die eigenen|eigene einträge|nur wer ihn eingetragen hat|nur der autor|nur wer es eingetragen hat|nur der ersteller|nur wer sie eingetragen hat",
  anybody: "jeder|alle|jede|jede person|alle kollegen",
  reminder: "erinnerung|erinnerungen|erinnern|erinnere|hinweis|hinweise|warnung",
  post: "post|posts|posten|nachricht|nachrichten|übersicht|zusammenfassung|meldung|meldungen|bericht|ankündigung|wochenübersicht|benachrichtigung",
  command: "befehl|befehle|kommando|slash-befehl",
  overdue: "überfällig|überfällige|überfälliges|verspätet|zu spät",
  oneChoice:
    "nur eine auswahl|nur eine antwort|nur eine option|nur eine stimme|eine stimme pro person|eine stimme je person",
  also: "auch|noch|zusätzlich|zweite|zweiten|weitere|weiteren|außerdem",
};

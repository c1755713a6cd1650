import { THING } from "../../../blueprints/words.ts";
import { germanCalendar } from "./de-calendar.ts";
import { germanChanges } from "./de-changes.ts";
import { germanLabelCues } from "./de-label-cues.ts";
import { germanLimits } from "./de-limits.ts";
import { germanPlural, germanSingular } from "./de-nouns.ts";
import type { Language } from "./language.ts";

export const german: Language = {
  code: "de",
  endings: /^(?:e|en|n|t|st|te|ten|er|ern|et|ete|eten|s|es|em|ung|ungen|end|ende|enden)?$/,
  telltale:
    "der|die|das|den|dem|und|oder|ist|sind|wir|ich|mit|für|von|bitte|jeden|jede|jedes|unsere|unser|mein|eine|einen|ein|einer|wer|was|im|am|um|auf|zu|soll|sollen|brauche|brauchen|möchte|können|uhr|nicht|alle|wenn|zum|zur|bis|bei|soll|kann|eintragen|liste|montag|freitag|hätte|gerne|in|an|war|man|uns|werktags|täglich",
  determiners:
    "a|an|the|our|simple|small|angehängte|angehängten|angehängter|beigefügte|beigefügten|folgende|folgenden|der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|unser|unsere|unseren|unserem|unserer|unseres|mein|meine|meinen|meinem|meiner|ihr|ihre|ihren|sein|seine|seinen|alle|allen|aller|neue|neuen|neuer|neues|kleine|kleinen|kleines|einfache|einfachen|kurze|jede|jeden|jeder|jedes|jedem|diese|diesen|dieser|dieses|welche|welcher|welches|welchen|eigene|eigenen|einige|paar|verschiedene|gemeinsame|aktuelle|aktuellen",
  silent:
    "hinzu|erstens|zweitens|drittens|viertens|gesucht|wichtig|pünktlich|punkt|hallöchen|hiya|toolroom|würds|würd|würd gern|hätt|hätts|hätt gern|möcht|möchts|bräucht|müsst|müsste|müssten|müssts|tät|täte|reinkippen|reinkopieren|abtippen|kümmern|uns kümmern|kümmert|chaos|endlich|dauernd|jedesmal|jedes mal|künftig|zukünftig|in zukunft|ab sofort|reicht|reichen|genügt|reicht völlig|wurscht|befüllen|tu|tun|tut|gemacht|seh|sehn|mans|man's|wenns|wenn's|solls|soll's|wers|wer's|obs|ob's|wos|wo's|gibts|gibt's|gehts|geht's|kriegts|kriegt's|derjenige|derjenigen|demjenigen|denjenigen|der betreffende|dem betreffenden|den betreffenden|betreffende|betreffenden|besser|am liebsten|beitragen|gucken|angucken|anguckt|eh|ohnehin|sowieso|irgendwann|irgendwo|bloß|wohl|fei|gell|oder so|und so|optimal|optimal wäre|dieselbe leier|immer dieselbe leier|die ganze zeit|seit jahren|seit ewigkeiten|heutzutage|mehr nich|freundlichen|freundliche|herzliche|herzlichen|beisammen|ihr alle|wie gesagt|wie besprochen|quer|lauter|auffallen|rumfliegen|loslegen|loslegt|denen|deren|dessen|fürs|fuers|lol|danke dir|durch|tragen|trägt|per dm|hallo|hi|hey|moin|servus|guten morgen|guten tag|liebe|lieber|bitte|danke|vielen dank|dankeschön|merci|mal|doch|eben|halt|einfach|vielleicht|gerne|gern|nein|also|so|auch|nur noch|dann|da|dort|hier|jetzt|ok|okay|usw|usw.|etc|etc.|z.b.|bzw|bzw.|wir|ich|du|ihr|sie|er|es|man|uns|mich|mir|euch|ihnen|ihm|sich|dich|kann|kannst|können|könnt|könnte|könntest|könnten|könntet|soll|sollen|sollte|sollten|will|wollen|möchte|möchten|muss|müssen|darf|dürfen|werden|wird|wurde|würde|würden|bin|ist|sind|war|waren|sein|haben|habe|hat|hätte|hätten|hätten gern|hätten gerne|hätte gern|hätte gerne|gibt|geben|gib|brauche|brauchen|braucht|bräuchte|bräuchten|benötige|benötigen|suche|suchen wir|mach|mache|machen|macht|bau|baue|bauen|baust|erstell|erstelle|erstellen|anlegen|einrichten|lass|lasst|app|apps|tool|tools|bot|anwendung|programm|seite|webseite|etwas|was|irgendwas|sache|ding|dinge|lösung|system|möglichkeit|slack|kanal|channel|zu|zum|zur|dass|das|die|der|wer|wen|wem|wann|wo|wie|warum|ob|als|von|vom|aus|in|im|an|am|auf|um|für|mit|über|bei|beim|nach|per|damit|darin|darauf|dafür|daran|davon|dazu|leute|person|personen|jemand|jemanden|jemandem|kollege|kollegen|kollegin|kolleginnen|kolleg:innen|mitarbeiter|mitarbeitern|mitarbeiterin|mitarbeiterinnen|mitarbeitende|mitarbeitenden|team|teams|firma|büro|alle im team|alle im büro|selbst|selber|schon|wieder|noch|immer|aktuell|bald|eher|schnell|super|toll|schön|wäre|wäre toll|wäre schön|wäre super|automatisch|einander|art|idee|funktioniert|geht|gehen|kommt|kommen|sieht|sehen|siehe|zeigt|zeigen|zeige|anzeigen|angezeigt|anschauen|ansehen|weiß|wissen|finden|start|starten|heißt|namens|genannt|intern|interne|online|digital|digitale|zentral|zentrale|direkt|jeweils|ungefähr|etwa|circa|ca|ca.|zeit|zeiten|mal|tag|tage|tagen|gleich|neu|nutzen|verwenden|benutzen|drin|rein|zusammen|darüber|man sehen|einen überblick|unter|zwischen|verwaltet werden|damit man|wo man|wo wir|in der|in dem|in die|lg|viele grüße|grüße|ihr lieben|zusammen|würde mich freuen|wenn|gut|gut sichtbar|sichtbar|bitte|nix|bissl|bisschen|halt|irgendwie|mitm|nen|ne|nem|n|ner|aufm|ham|hab|hamma|wär|wärs|cool|nice|okay|sowas|sowas wie|so was|so etwas|so eine|so ein|eigentlich|vllt|ggf|ggf.|evtl|evtl.|möglichst|am besten|aber|sondern|obwohl|während|danach|später|zuerst|zunächst|schließlich|überhaupt|steht|stehen|bekommen|bekommt|kriegt|kriegen|pro|je|gruß|gruss|übers|falls|jemals|offenbar|natürlich|quasi|sozusagen|lesen|ansage|ansagen|erscheinen|erscheint|auftauchen|landen|landet|wollen wir|wir wollen|bei uns|zusätzlich noch|everybody|everyone|machen will|ankreuzen|erlaubt|können soll|lassen|ab|stuff|zugeben|könnte man|könnten wir|sollte man|man kann|man soll|braucht man|schau|schauen|anfallen|anfallende|anfallenden|so dass|sodass|oft|meist|meistens|bestimmt|echt|total|morgens|vormittags|nachmittags|abends|mittags|möglich|ruft|aufruft|brauch|raus|nochmal|nochmals|noch mal|erneut|am selben tag|am gleichen tag|freundlichen grüßen|mit freundlichen grüßen|freundliche grüße|beste grüße|mfg|vg|liebe grüße|herzliche grüße|herzlichen dank|besten dank|tausend dank|vergelt's gott|grüß gott|servus zusammen|hallo zusammen|moin zusammen|tach|huhu|tschüss|ciao|bis dann|mehr nicht",
  nounish: "firma|büro|team|mitarbeiter|kollegen|slack|system|zeit|tag|software",
  familiar:
    "buch|tuch|besuch|versuch|stelle|vorstellen|spende|spenden|spender|spendern|spendet|neun|bund|hund|hunde|kunde|kunden|runde|stunde|stunden|stand|wand|wunde|wochen|kochen|kuchen|küche|küchen|bücher|becher|räume|träume|bäume|tische|tasche|taschen|flasche|flaschen|plätze|pläne|pflanze|pflanzen|lampe|lampen|listen|lasten|kosten|kasten|posten|pforten|karten|garten|daten|taten|noten|boten|raten|reisen|preise|kreise|speisen|spesen|besen|lesen|wesen|wiesen|feier|feiern|ferien|termin|termine|themen|namen|rahmen|fragen|tragen|wagen|lagen|lager|leger|ordner|orden|orten|sorten|torten|worten|bilder|felder|wälder|gelder|inventur",
  background:
    "weil|da wir|da ich|da niemand|damit niemand|damit keiner|damit wir nicht|damit nichts|sonst|ansonsten|statt|anstatt|im moment|momentan|derzeit|aktuell|zurzeit|bisher|heute machen wir|immer wieder|ständig|niemand|keiner|leider|es nervt|das nervt|ich vergesse|wir vergessen|wir haben immer|letztes jahr|das problem",
  wishes:
    "bitte|soll|sollen|sollte|sollten|muss|müssen|müsste|brauch~|möcht~|will|wollen|wünsch~|hätt~|könnt~|kannst|können|darf|dürfen|dürft~|lass~|wäre|wär|mach|macht|wenn|falls|sobald|dann|sodass|damit|sortier~|markier~|zeig~|anzeigen|farb~",
  concepts: {
    keep: "erfass~|sammel~|sammeln|sammle|sammelt|verwalt~|führen|führe|führt|pflegen|pflege|festhalten|notier~|dokumentier~|protokollier~|aufschreiben|aufzeichn~|merken|nachhalten|tracken|getrackt|überblick über|übersicht über|im blick behalten|auflisten|registrier~|inventarisier~|archivier~|speicher~|speichern|nachverfolgen|verfolgen|mitschreiben|führen wir|vermerk~|mitzähl~|aufnehmen|erfass|sammlung von|halten|verzeichnen|listen wir|eintragen lassen|abspeichern|dokumentieren",
    list: "list|tracker|sheet|form|liste|listen|tabelle|verzeichnis|übersicht|datenbank|formular|register|tracker|inventar|sammlung|kartei|katalog|protokoll|anmeldeliste|anmeldung|tagebuch|wunschliste|ideenbox|ideenkasten|kummerkasten|schwarzes brett|schwarze brett|pinnwand|aufstellung|erfassung|maske|erfassungsmaske|mappe",
    enter:
      "eintrag~|eintragen|einträgt|eingetragen|eingeben|eingegeben|hinzufügen|hinzugefügt|fügt|einreichen|einreicht|eingereicht|meld~|melden|gemeldet|bestell~|bestellen|anmelden|sich anmelden|vorschlagen|vorschläge|angeben|einwerfen|ausfüllen|schreiben|beantragen|beantragt|anfragen|reinschreiben|reinschreibt|einstellen|eingibt|abgeben|abgibt|stellen|einkippen|krank meld~|einzutragen",
    say: "fragen|frage|fragt|bekanntgeben|verkünden|post~|poste|posten|gepostet|schick~|schicke|schicken|sende|senden|gesendet|schreib~|schreibe|teil~|teilen|veröffentlich~|ankündig~|melde|sag~|sagen|mitteilen|mitgeteilt|bekannt geben|verschick~|benachrichtig~|informier~|ansag~|ansagen|ausgeben|raushau~|rausschick~|aufführen|sag bescheid|meldet",
    digest:
      "zusammenfassung|übersicht|überblick|liste|bericht|auswertung|ergebnis|ergebnisse|resultat|resultate|stand|summe|summen|statistik|wochenübersicht|tagesübersicht|monatsübersicht|die liste|die übersicht",
    remind:
      "gratulier~|gratulieren|erinner~|erinnerung|erinnerungen|erinnert|warn~|warnung|hinweis|hinweisen|anstupsen|bescheid sagen|bescheid|mahn~|benachrichtig~",
    approval:
      "ja oder nein sagen|ja/nein sagen|ja oder nein sagt|sagt ja oder nein|einverstanden|vorher gefragt werden|drüberschauen|drüberschaut|drüber schauen|draufschauen|draufschaut|gegenlesen|gegenliest|gefragt werden|vorher fragen|erst fragen|um erlaubnis fragen|muss gefragt werden|zeichnet ab|abzeichnen|abzeichnet|gegenzeichnen|durchwinken|durchwinkt|sein okay|ihr okay|sein ok|ihr ok|gibt's frei|gibts frei|gibt es frei|freigebe|freigegebene|freigegebenen|segnet ab|nickt ab|winkt durch|winkt es durch|grünes licht|gibt grünes licht|ok geben|okay geben|ok gibt|muss ok sagen|muss zustimmen|muss das absegnen|muss es absegnen|muss genehmigen|das letzte wort|braucht das ok|braucht ein okay|braucht okay|okay von|ok von|das okay von|das ok von|sagt ja/nein|ja/nein von|ja oder nein von|darf ja oder nein sagen|sagt ja oder nein|ja oder nein sagt|sagt ja|gibt frei|okay gibt|ok gibt|genehmig~|genehmigung|genehmigt|freigeb~|freigabe|freigeben|freigegeben|freigibt|bewillig~|absegnen|zustimm~|entscheid~|annehmen oder ablehnen|ablehn~|abgelehnt|lehnt ab|gibt sein ok|okayt|abnick~|muss zustimmen|gibt das ok|ja/nein sagt|braucht ein ok|braucht freigabe|muss ja sagen",
    poll: "abstimm~|abstimmung|abstimmen|umfrage|umfragen|voting|wahl|poll|wählen|stimmen wir ab",
    picker:
      "ziehen|bekanntgeben|gezogen|auslos~|auslosen|ausgelost|auslosung|losen|zufällig|zufällige|zufälligen|zufälliger|zufallsgenerator|zufall|würfel~|verlos~|verlosung|los~ jemanden|losverfahren|zieh~ jemanden|wählt zufällig|auswählen|aussuchen|per zufall|zufallsprinzip|wählt aus|wähle aus|glücksrad|los entscheidet",
    rota: "dienstplan|dienst|dienste|putzplan|abwechselnd|reihum|wechsel~|rotier~|rotation|turnus|an der reihe|dran|wer ist dran|schichtplan|wechselnd|abwechseln|wechseln sich ab",
    checklist:
      "checkliste|checklisten|abhakliste|onboarding-liste|einarbeitungsliste|to-do-liste für jeden|einarbeitungsplan|packliste|zum abhaken|laufzettel|liste zum abhaken|abhaken",
    lending:
      "leihliste|ausleihliste|verleihliste|leihlisten|wer welchen|wer welches|wer welche|verleih~|verleihen|verliehen|leih~|leihen|ausleih~|ausleihen|ausgeliehen|ausleihe|verleih|ausleiht|geliehen|leiht|entleih~|wer hat welches|wer hat welchen|wer hat welche|wer hat was|zurückgeben|rückgabe|ausleihbar|verleihbar|leihbar|ausleihbar machen",
    booking:
      "buche|buchst|bucht|buchte|buchten|buchen|buchung|buchungen|gebucht|reservier~|reservieren|reservierung|reservierungen|belegung|buchbar|buchungsplan|reservierbar|tageweise buchen",
    leaderboard:
      "rangliste|bestenliste|highscore|punktestand|punkteliste|tabelle der besten|leaderboard|ranking|torschützenliste",
    links:
      "linkliste|linksammlung|links|lesezeichen|nützliche links|link-sammlung|link-liste|linkverzeichnis|lesezeichensammlung",
    status_board:
      "statusboard|status-board|statusübersicht|statustafel|ampel|statusanzeige|statusseite|zustand der|status der|status von|status unserer",
    countdown:
      "countdown|tage bis|wie viele tage|wieviele tage|wie lange noch|tage noch bis|herunterzähl~|runterzähl~|wieviel tage|noch x tage|noch n tage|noch xx tage|noch … tage|wie viel tage|verbleibenden tage|verbleibende tage|tage verbleiben|restliche tage|restlichen tage|resttage|tage übrig|tage zählen|tage runterzählen|wie viele tage noch|wie lange es noch|wie lang noch|anzahl der tage bis|tage noch|tage sind es noch",
    draw: "wichteln|wichtel|wichtelauslosung|secret santa|julklapp|weihnachtswichteln|engerl und bengerl|engerl",
    webhook:
      "webhook|webhooks|web-hook|http-aufruf|http-aufrufe|http-request|http-requests|http request|http-anfrage|http-post|post-request|url aufrufen|url aufruft|url aufzurufen|url ansprechen|url anpingen|url anstoßen|url anstossen|ruft eine url|rufen eine url|adresse aufrufen|adresse aufruft|ruft eine adresse|url mit json|json an eine url|json an eine adresse|json schicken|json schickt|schickt json|schickt ein json|json senden|sendet json|sendet ein json|json posten|postet json|json-aufruf|json-post|json-nachricht|callback|callback-url|json per http|per json|eine url auf|die url auf|unsere url auf|eine adresse auf|per http|json-daten",
    command: "befehl|befehle|slash-befehl|slash-command|kommando|command|slash command|kurzbefehl",
    with: "mit|samt|inklusive|inkl|inkl.|einschließlich|nebst|sowie|jeweils mit|bestehend aus|enthält|enthalten|beinhaltet|nämlich",
    columns:
      "spalten|spalte|felder|feld|folgenden feldern|folgende felder|folgenden spalten|angaben|angabe|informationen|infos",
    and: "und|&|+|sowie",
    or: "oder|bzw|bzw.|gegen|entweder",
    of: "fürs|fuers|der|von|für|über|zu|zum|zur|unserer|unseren|aller|an|mit|zum thema|zur frage|vom|des",
    between: "zwischen|unter|aus|von|unter den|unter allen|aus dieser liste",
    in: "in|im|nach|auf|an|bei",
    today: "heutigen|heutige|von heute|des tages|heute|tagesaktuell|tagesaktuelle|tagesaktuellen",
    yesterday: "gestern|gestrigen|von gestern|gestrige|des vortags|vom vortag",
    week: "letzte woche|der letzten woche|letzten woche|diese woche|dieser woche|der woche|wöchentliche|wöchentlichen|der letzten 7 tage|von letzter woche|der vergangenen woche|letzten 7 tage|letzten sieben tage|vergangenen 7 tage|der letzten sieben tage|vergangenen sieben tage|vergangene woche|letzten 7 tagen|letzten sieben tagen|vergangenen 7 tagen|vergangenen sieben tagen|in den letzten 7 tagen|in den letzten sieben tagen|in den vergangenen 7 tagen|in den vergangenen sieben tagen|die letzten 7 tage|die letzten sieben tage|in der letzten woche|in der vergangenen woche|in dieser woche|der vorwoche|in der vorwoche|die letzte woche|die woche davor|über die letzte woche",
    open: "nicht zurück|nicht zurückgegeben|noch nicht zurück|noch nicht zurückgegeben|nicht zurückgebracht|offen|offene|offenen|offener|unbezahlt|unbezahlte|unbezahlten|unerledigt|unerledigte|unerledigten|ausstehend|ausstehende|ausstehenden|nicht erledigt|nicht bezahlt|noch nicht bezahlt|noch nicht erledigt|nicht erledigte|nicht erledigten|noch offen|noch offenen|noch offene|nicht abgeholt|noch nicht abgeholt|ungelöst|ungelöste|ungelösten|nicht behoben|noch nicht behoben",
    overdue: "überfällig|überfällige|überfälligen|verspätet|zu spät|abgelaufen|abgelaufene|abgelaufenen|überzogen",
    older: "älter als|länger als|mehr als|seit mehr als",
    total:
      "summe|summen|gesamtsumme|insgesamt|gesamt|zusammengezählt|summiert|gesamtbetrag|zusammen|gesamtkosten|gesamtstunden|gesamtzahl|gesamtpreis|gesamtmenge",
    per: "pro|je|nach|gruppiert nach",
    before: "vor|vorher|zuvor|im voraus|davor|bevor|ehe|vorab",
    until:
      "bis|spätestens|bis spätestens|schließt um|endet um|annahmeschluss|bestellschluss|schluss|läuft bis|endet am|bis zum|bis um|bis einschließlich",
    due: "am tag selbst|am selben tag|am tag|an dem tag|am jeweiligen tag|fällig|fällig ist|fällig sind|fällig wird|fällig werden|fälligkeit|fälligkeitsdatum|abläuft|ablaufen|läuft ab|ablauf|endet|enden|ausläuft|auslaufen|frist|deadline|ablaufdatum|ansteht|anstehen|abgelaufen ist",
    done: "erledigt|bezahlt|fertig|abgeschlossen|gelöst|behoben|geschlossen|zurückgegeben|geliefert|erhalten|beglichen",
    everybody:
      "alle|jeder|jeden|allen|das team|dem team|uns alle|uns|die ganze firma|alle kollegen|alle mitarbeiter|die kollegen|die kolleginnen und kollegen|das ganze team|jede|alle im büro|alle anderen",
    private:
      "nur ich|nur für mich|nur mich|nur mir|für mich|für mich selbst|privat|private|persönlich|persönliche|für mich allein|sonst niemand|nur für mich sichtbar|nur ich sehe|nur ich kann sehen",
    me: "mich|ich|mir|mein|meine|meinen",
    boss: "chef|chefin|teamleiter|teamleiterin|teamleitung|vorgesetzte|vorgesetzter|vorgesetzten|personalabteilung|hr|buchhaltung|geschäftsführung|geschäftsführer|abteilungsleiter|abteilungsleitung|leitung|büroleitung|manager|führungskraft",
    several: "mehreres|mehrere|mehrfach|mehrfachauswahl|mehrere antworten|mehrere optionen|mehr als eine",
    author: "nur die eigenen|nur seine eigenen|nur eigene|eigene einträge|nur wer ihn eingetragen hat|nur der autor",
    states: "status|zustand|zustände|stand|phasen|stufen|stati|bearbeitungsstand",
    all: "alles|alle|gesamte|ganze|komplette|sämtliche",
    also: "außerdem|ausserdem|zusätzlich|noch eine|noch einen|noch ein|zweitens|und noch|weiterhin|ferner|darüber hinaus|des weiteren|daneben|und separat|separat|zweite sache|als zweites",
    together: "eine app|einer app|eine seite|einer seite|alles in einem|alles zusammen|seite für|app für",
    wh: "wer|was|wann|wo|welche|welcher|welches|wie viele|wieviel|wieviele|wie viel|wie lange|wie oft|wie|warum|ob|seit wann|bis wann|wem|wofür",
    that: "dass|mit dem text|den text|folgenden text|text|nachricht|folgende nachricht|die nachricht|folgendes|daran",
    add: "hinzufügen|ergänz~|ergänze|ergänzen|füge|hinzu|zusätzlich|dazu|mit aufnehmen|aufnehmen",
    change:
      "änder~|ändern|ändere|verschieb~|verleg~|stell~|stelle|umstellen|lieber|statt|stattdessen|umbenennen|setze|ersetze|ersetz~|wechsle|tausch~",
    remove:
      "entfern~|entferne|lösch~|weglassen|nicht mehr|keine mehr|stopp~|ohne|abschalten|abstellen|ausschalten|streich~",
    not: "nicht|nich|kein|keine|keinen|keiner|nie|niemals|ohne|außer|bis auf|ausgenommen|nur",
  },
  vocabulary: {
    records:
      "runterladen|herunterladen|runterzuladen|runterladbar|excel|bearbeiten können|eintrag|einträge|einträgen|zeile|zeilen|bearbeiten|bearbeitet|bearbeitbar|ändern|geändert|löschen|gelöscht|filtern|filter|filterbar|suchen|suche|durchsuchen|durchsuchbar|sortieren|sortiert|sortierbar|importieren|import|export|exportieren|exportiert|csv|csv-export|csv-import|csv-datei|herunterladen|download|hochladen|formular|liste|tabelle|markieren|markiert|abhaken|abgehakt|überfällig|hervorgehoben|jeder eintrag|pro eintrag|sichtbar|für alle sichtbar|öffentlich|pro tag|pro person|neu|alles|alle|erfassen|eintragen|felder|spalten|angaben|z.b.|übersicht|status|jeweils|dazu|pro|eingetragen|eingetragene|eingetragenen|neue|neuen|liegen|führen|erfasst|hinterlegen|hinterlegt|angeben",
    approval:
      "rückmeldung|ergebnis|resultat|erfährt|erfahren|direktnachricht|informiert|hört|für alle sichtbar|stattdessen|beantrag~|antrag|anträge|anträgen|einreichen|eingereicht|einreicht|stellen|stellt|ablehnen|ablehnt|abgelehnt|ja oder nein|knopf|button|formular|entscheidung|entscheiden|offen|erst|vorher|muss|status|liste|antwort|eintragen|eintragt|sieht|neu|melden|anfrage|anfragen|klick|klicken|oder|bekommt bescheid|bescheid|annehmen|angenommen|ausfüllen|entscheidet|nur|allein",
    poll: "vorbei|zu ende|beendet|abgeschlossen|sobald|stimme|stimmen|abstimmen|abgestimmt|wählen|gewählt|wählt|option|optionen|auswahl|zur auswahl|zwischen|ergebnis|ergebnisse|resultat|resultate|gewinner|frage|antwort|antworten|schließt|endet|pro person|jeder|jede|einmal|eine stimme|läuft|wohin|was|wo|welche|ob|darüber|über|meiste|meisten|möglichkeiten|entscheiden|ja|nein|zur wahl|stehen|ende|stimmen möglich",
    picker:
      "losen|auslosen|ausgelost|ausgewählt|auswählen|auswählt|auswählen|wählt|zufällig|person|jemand|jemanden|einer|eine|namen|name|liste|wiederholung|wiederholungen|ohne wiederholung|ohne wiederholungen|doppelt|zweimal|niemand|keiner|zweimal|dran|dran war|dran waren|dran gewesen|an der reihe|bevor|bis|alle|jeder|fair|wieder|nicht|gezogen|ziehen|zieht|wer|aus|von|unter|nie|erst|mal|war|waren|kommt|gewinner|einen|einmal",
    rota: "jemand anderes|jemand anderer|jemand anders|wer anders|anderes|anderer|andere|tausch~|tauschen|getauscht|tauschbar|reihenfolge|fest|feste|fester|festen|woche|wochen|wöchentlich|tag|täglich|jeder|jede|jeden|nächste|nächster|person|personen|namen|wer|plan|dienst|dran|zuständig|wechselt|abwechselnd|reihum|zwischen|untereinander|miteinander|übernehmen|übernimmt|start|startet|beginnt|beginnend|ab|hat|ist|an der reihe|dieser reihenfolge|zwei",
    checklist:
      "abhaken|abgehakt|haken|punkt|punkte|punkten|schritt|schritte|schritten|aufgabe|aufgaben|pro person|für jeden|für jede|jeder|jede|neu|neue|neuen|liste|eigene|erledigt|fortschritt|vorlage|folgende|folgenden",
    lending:
      "max|max.|leihen|ausleihen|ausgeliehen|verleihen|verliehen|zurück|zurückgeben|zurückgegeben|zurückbringen|zurückgebracht|rückgabe|wer|was|welches|welche|hat|verfügbar|frei|überfällig|überfällige|fällig|tage|für|liste|gegenstand|gegenstände|bis wann|wann|gerade|nach|spätestens|wochen|nehmen|nimmt|mitnehmen|leihfrist|maximal|höchstens|lang|sein|müssen|zurückbringt|ihn|genannt|wird genannt|zurückgibt",
    booking:
      "nix|uhrzeit|uhrzeiten|nix doppelt|buchen|gebucht|reservieren|reserviert|frei|belegt|verfügbar|doppelt|doppelbuchung|doppelbuchungen|keine doppelbuchungen|ohne doppelbuchung|ohne doppelbuchungen|doppelbelegung|doppelbelegungen|doppelt gebucht|zweimal|überschneidung|überschneidungen|überschneiden|zeitfenster|stunde|stunden|stundenweise|tageweise|tagesweise|ganztägig|ganze tage|pro tag|von|bis|zwischen|gleichzeitig|zur gleichen zeit|niemand|keiner|wer|wann|stornieren|liste|nicht|für|nie|nur|einmal|kalender|kein|keine|öffnet|schließt|dass|je|nichts",
    leaderboard:
      "punkte|punkt|sieg|siege|gewonnen|meisten|beste|besten|erste|gewinner|zählen|zählt|person|spieler|spielerinnen|namen|name|wer|eintragen|spiel|spiele|jede|jeder|vergeben|tore|oben|steht|zusammengezählt|summe|pro person|höchste|addiert|zählt zusammen",
    links:
      "link|links|url|tag|tags|schlagwort|schlagworte|schlagwörter|schlagworten|schlagwörtern|kategorie|kategorien|titel|suche|suchen|durchsuchbar|durchsuchen|beschreibung|filter|filtern|liste|sammlung|sammeln|speichern|teilen|hinzufügen|nützlich|nützliche|nützlichen|wichtige|wichtigen|finden|findet|verschlagwort~|stichwort|stichworte|stichworten|stichwörter",
    status_board:
      "status|zustand|ändern|geändert|setzen|gesetzt|wer|wann|tafel|aktualisieren|aktualisiert|jede|jeder|jedes|entweder|grün|gelb|rot|zuletzt|person|markieren|umstellen",
    countdown:
      "tage|tag|noch|bis|zum|zur|übrig|verbleibend|verbleibenden|zähler|viele|wie|sind|anzahl|wie viele tage|es noch|wie lange|zähl|zähle|zählt|runter|herunter|x|runterzählen|verbleiben|restliche",
    draw: "gelost|gelost wird|ausgelost wird|tragen|trägt|tragen sich ein|trägt sich ein|kriegt|keiner|niemand|selbst|nicht|alle die|am ende|ziehen|zieht|gezogen|auslosen|ausgelost|auslosung|losen|geschenk|geschenke|beschenkt|beschenken|beschenkt|namen|name|mitmachen|macht mit|teilnehmen|teilnehmer|anmelden|eintragen|privat|per nachricht|direktnachricht|private nachricht|dm|geheim|jeder|jede|jeden|jemand|jemanden|jemandem|anderen|partner|wen|wem|wer|alle|zufällig|erfährt|erfahren|losen|mit|zugelost|zieht|nachricht|schicken|schickt|bekommt",
    webhook_post:
      "empfangen|empfängt|eingehend|eingehende|aufruf|url|adresse|json|ereignis|ereignisse|http|post|wenn|sobald|kommt|ankommt|auslöser|nachricht|nachrichten|sendet|schickt|inhalt|jede|jedes|geheime|unser|was|reinkommt|meldet|meldung|meldungen|stehen|bestellung|daten|inhalte",
    post: "posten|senden|schicken|nachricht|liste|sie|die liste|das|den|dass|text|kanal|channel|übersicht|alle|alles|mit|was|wer|es|diese|bisher|bisherigen|einträge|eingetragen|bestellt|bestellungen|ergebnis|namen",
  },
  compounds: {
    list: "liste|tabelle|verzeichnis|übersicht|formular|inventar|datenbank|kartei|sammlung|tracker|protokoll|register|anmeldung|katalog|erfassung|buch|zettel|bogen|blatt|kasten|heft|brett|mappe|aufstellung",
    rota: "dienst|putzplan|dienstplan|schicht|schichtplan",
    approval: "antrag|anträge|anträgen|antrags|genehmigung|freigabe|freigaben|genehmigungen",
    booking: "buchung|buchungen|reservierung|reservierungen|belegung|belegungsplan|buchungssystem",
    lending: "ausleihe|verleih|ausleihen",
    poll: "umfrage|abstimmung",
    checklist: "checkliste|checklisten",
    leaderboard: "rangliste|bestenliste",
    countdown: "countdown",
    draw: "wichteln",
    webhook: "webhook|webhooks",
  },
  lacking: {
    mail: "email|emails|e-mail|e-mails|mail|mails|gmail|outlook|newsletter|posteingang|per mail|mailen|rundmail|rundmails|serienmail|mailversand",
    phone:
      "sms|whatsapp|anruf|anrufen|telegram|signal|fax|brief|push-nachricht|briefpost|anrufe|ruf|rufe|per post|postweg",
    calendar:
      "google kalender|outlook-kalender|kalendereintrag|kalendereinträge|kalendereinladung|zoom|teams-meeting|kalender synchronisieren",
    money:
      "paypal|stripe|kreditkarte|überweis~|überweisung|auszahl~|bankkonto|bezahlung|zahlung auslösen|lastschrift|abbuchen",
    system:
      "buchhaltungssoftware|buchhaltungsprogramm|buchhaltungssystem|lohnprogramm|lohnsoftware|warenwirtschaft|warenwirtschaftssystem|salesforce|sap|hubspot|jira|confluence|github|gitlab|datev|workday|personio|zendesk|servicenow|notion|asana|trello|airtable|google sheets|google drive|sharepoint|onedrive|dropbox|microsoft teams|erp|crm|active directory|okta|aws|lexware|quickbooks|xero|shopify|linkedin|twitter|facebook|instagram|zapier|produktionsdatenbank|zeiterfassungssystem",
    internet:
      "wetter|wettervorhersage|nachrichten aus|aktienkurs|aktienkurse|wechselkurs|wechselkurse|google|wikipedia|internet|konkurrenzpreise|fahrplan|bahnverbindungen|speiseplan von|rss|bitcoin",
    model:
      "ki|chatgpt|gpt|künstliche intelligenz|vorhersag~|prognose|übersetz~|zusammenfassen lassen|chatbot|spracherkennung|texterkennung|ocr",
    device:
      "türschloss|thermostat|barcode|qr-code|qr-codes|servermetriken|licht einschalten|licht ausschalten|tür öffnen|tor öffnen|ausdruck~|drucken|live-standort|gps-tracking",
    secrecy: "anonym~|ohne namen|ohne namensnennung|geheime wahl|namenlos",
    messages: "slack-nachrichten|nachrichten lesen|reaktionen|private nachrichten von|online-status",
  },
  columns: {
    money:
      "preis|kosten|*kosten|betrag|summe|*betrag|*preis|gebühr|budget|gehalt|*wert|wert|miete|*summe|*gebühr|rechnungsbetrag|rabatt|pfand",
    date: "abgabe|abgabetermin|abgabefrist|redaktionsschluss|drucktermin|erscheinungstag|mhd|eintritt|austritt|eingang|eingang am|eingegangen am|antwort bis|erledigt am|gefunden am|termin|tüv|versicherung bis|krank von|voraussichtlich bis|ab wann|befristet bis|letzter arbeitstag|bestellt am|lieferdatum|stichtag|datum|*datum|frist|*frist|deadline|tag|geburtstag|fällig|fälligkeit|ablauf|beginn|ende|*ende|*beginn|*termin|termin|von|bis|wann|*ablauf|*tag|seit wann|bis wann|anreise|abreise|gekauft am|gültig bis|ausgegeben am|wann gefunden|nächste prüfung|tüv bis|erhalten am|seit|zurück am|rückgabe am|geliefert am|letzte prüfung|letzte wartung|nächste wartung|mindestens haltbar bis|haltbar bis|läuft ab am|läuft aus am|endet am|gültig ab|läuft ab|läuft aus|letzter kontakt|nächster termin",
    number:
      "km-stand|kilometerzahl|temperatur|paletten|kisten|flaschen|liter|kilo|kilogramm|kg|gramm|meter|dauer|anzahl|*anzahl|menge|*menge|stunden|*stunden|stück|stückzahl|alter|gewicht|kilometer|km|kilometerstand|minuten|bestand|personen|gäste|plätze|prozent|%|punkte|wie viele|wieviel|tage|einheiten|dauer in minuten|besucherzahl|anzahl personen|wie oft|*zahl|zählerstand",
    yes_no:
      "ja/nein|checkbox|häkchen|erledigt|bezahlt|vegetarisch|vegan|fertig|zurückgegeben|abgeschlossen|behoben|repariert|bestellt|geliefert|abgeholt|erhalten|gelöst|geprüft|unterschrieben|verschickt|storniert|gekündigt|installiert|geklärt|angekommen|verkauft|gebucht|bestätigt|zugesagt|gekauft|eingekauft|vergeben|ausgeliehen",
    person:
      "verantwortlich|verantwortliche|verantwortlicher|zuständig|zuständige|zuständiger|wer|person|ansprechpartner intern|kollege|mentor|pate|besitzer|verantwortliche person|zuständige person",
    link: "link|url|webseite|website|homepage|internetadresse",
    file: "lebenslauf|prüfprotokoll|zeugnis als pdf|rechnung als pdf|foto|bild|datei|anhang|beleg|quittung|scan|pdf|dokument|screenshot|fotos|belege|*beleg|*foto",
    long_text:
      "notiz|notizen|beschreibung|kommentar|kommentare|bemerkung|bemerkungen|grund|begründung|details|erklärung|text|anmerkung|anmerkungen|feedback|warum",
    choice: "status|priorität|dringlichkeit|zustand",
    text: "name|namen|telefon|telefonnummer|nummer|*nummer|email|e-mail|adresse|raum|ort|standort|kennzeichen|ansprechpartner|kontakt|firma|titel|kategorie|typ|marke|modell|version|abteilung|zimmer|stadt|plz|thema|größe|*name|mail|seriennummer|was|wo|maschine|mangel|anlage|ursache|bezeichnung|artikel|kunde|kundin|lieferant|anbieter|produkt|fahrer|ziel|projekt|stelle|aufgabe|schicht|zweck|ergebnis|vorname|nachname|straße|*ort|*nr|vorschlag|problem|fehler|verein|mannschaft|klasse|halter|material|werkzeug|gerät|fahrzeug|farbe|sprache|nutzen|wo gefunden|halle|etage|stockwerk|teil|teile|gericht|essen|menü|techniker|befund|zähler|uhrzeit|start|bereich|handwerker|was sie machen|programm|durchwahl|kürzel|gastgeber|ankunft|ereignisse|kurs|mitarbeiter|baustelle|nächster schritt",
  },
  removing:
    "lösch|lösche|loesche|loesch|löschen|loeschen|entferne|entfernen|entfern|leere|stoppe|stopp|stornier|storniere|ändere|änder|benenne|verschiebe|repariere",
  features:
    "csv|csv-import|csv-export|import|export|exportierbar|importierbar|excel|excel-export|download|upload|suche|suchen|suchfunktion|durchsuchbar|filter|filtern|filterbar|sortierbar|sortieren|editierbar|bearbeitbar|und|als csv|csv import|csv export|herunterladbar|alles|runterladbar|runterladen|als",
  limits: germanLimits,
  labels: germanLabelCues,
  changes: germanChanges,
  calendar: germanCalendar,
  numbers: {
    ein: 1,
    eine: 1,
    einen: 1,
    einem: 1,
    einer: 1,
    eins: 1,
    zwei: 2,
    drei: 3,
    vier: 4,
    fünf: 5,
    fuenf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwölf: 12,
    zwoelf: 12,
    dreizehn: 13,
    vierzehn: 14,
    fünfzehn: 15,
    fuenfzehn: 15,
    sechzehn: 16,
    siebzehn: 17,
    achtzehn: 18,
    neunzehn: 19,
    zwanzig: 20,
    dreißig: 30,
    dreissig: 30,
    fünfundzwanzig: 25,
    fünfunddreißig: 35,
    vierzig: 40,
    fünfundvierzig: 45,
    fünfzig: 50,
  },
  spanNumbers: {
    einundzwanzig: 21,
    achtundzwanzig: 28,
    sechzig: 60,
    siebzig: 70,
    achtzig: 80,
    neunzig: 90,
    hundert: 100,
  },
  singular: germanSingular,
  plural: germanPlural,
  names: {
    remember: "Bitte denkt {}!",
    entry: "Eintrag",
    thing: THING.de,
    swap: "{}-Tausch",
    person: "Person",
    request: "Antrag",
    name: "Name",
    date: "Datum",
    dueDate: "Fällig am",
    backBy: "Zurück bis",
    back: "Zurück",
    done: "Erledigt",
    points: "Punkte",
    duty: "Dienst",
    colleague: "Kollege",
    note: "Notiz",
    open: "offen",
    inProgress: "in Arbeit",
    ok: "OK",
    problem: "Problem",
    green: "grün",
    yellow: "gelb",
    red: "rot",
    down: "außer Betrieb",
    yes: "ja",
    no: "nein",
    low: "niedrig",
    medium: "mittel",
    high: "hoch",
    list: "Liste",
    listOf: "Liste {}",
    poll: "Umfrage",
    links: "Links",
    leaderboard: "Rangliste",
    draw: "Wichteln",
    countdown: "Countdown",
    webhook: "Eingehende Nachricht",
    checklist: "Checkliste",
  },
};

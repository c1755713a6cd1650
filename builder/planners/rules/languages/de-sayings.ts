import type { Sayings } from "./sayings.ts";

export const germanSayings: Sayings = {
  calls: {
    draw: /\b\w*wichtel\w*|\bjulklapp\b|\bwen (?:er|sie|man|jede[rs]?|ich|du)(?: \/ sie)? (?:\w+ ){0,3}(?:beschenk\w*|ueberrasch\w*|bewichtel\w*)|\bengerl\w*|\bgeheime[rns]? (?:geschenk\w*|freund\w*|osterhase\w*|engel)|\bosterhasen?(?:spiel|aktion|runde|ziehung)\w*|\b(?:jede[rs]?|alle) (?:zieht|ziehen) (?:einen|eine|eine[nr]? anderen?|jemand\w*)\b[^.!?;\n]{0,60}(?:geschenk\w*|beschenk\w*|ueberrasch\w*)/g,
    checklist:
      /\babhak\w*|\babgehakt\w*|\b(?:hak|hake|haken|hakt) (?:\w+ ){0,4}ab\b|\b(?:gleichen|selben|folgenden?|immer gleichen) (?:schritte|punkte|aufgaben) (?:fuer|bei|pro|je)\b|\bhaekchen (?:pro|je|fuer|bei)\b/g,
    lending:
      /\bwer hat (?:was|welche\w*(?: \w+)?) (?:\w+ )?(?:seit|bis) wann\b|\b(?:schnappen|nehmen|holen|mitnehmen)\b[^.!?;\n]{0,40}\b(?:abgeben|zurueckgeben|zurueckbringen|zuruecklegen)\b|\b(?:nimmt|nehmen|mitnehmen|mitnimmt|holt|holen|greift)\b[^!?;\n]{0,70}\b(?:zurueck\w*|wieder(?:bring\w*| bring\w*| her))\b|\bwer hat (?:sie|ihn|es|das|was|den|die) (?:gerade|aktuell|momentan)\b/g,
    booking:
      /\bdoppelt (?:geht|darf|soll|vergeben|belegt|gebucht)\b|\b(?:nichts?|nix|keine?r?|nie|niemals)(?: \w+){0,3} doppelt\b|\bwer (?:\w+ ){0,3}wann (?:welche\w*|den|die|das|dran|drin)\b|\bwelche(?:r|s)? \w+ hat wann\b|\bwer hat wann\b|\bfuer (?:einen|den|diesen) zeitraum\b|\bueberschneid\w*|\bvon wann bis wann\b|\bwenn (?:schon |bereits )?(?:weg|belegt|vergeben|besetzt)\b|\bnur einmal (?:vergeben|buchbar|belegbar|belegt|vergebbar)\b|\bnicht gleichzeitig\b|\bsich (?:eine?n?|das|den|die) (?:\w+ ){0,4}(?:nehmen|schnappen|sichern|blocken)\b/g,
    status_board: /\bwer ist (?:im|in) (?:homeoffice|buero|urlaub|haus)\b/g,
    rota: /\bsind (?:ein|1) team\b[^.!?\n]{0,50}\b(?:das andere|die anderen?)\b|\b(?:wer|jemand) ander(?:s|er|es|en) (?:dran|zustaendig)\b|\b(?:jeden tag|jede woche|taeglich|woechentlich)(?: ist)? (?:wer|jemand|ein) ander(?:s|er|es|en)\b|\breihum\b|\bwechsel\w* (?:\w+ ){0,2}(?:durch|ab)\b|\bim wechsel\b|\babwechselnd\b|\b(?:jede[rs]?|je|immer) (?:mal )?(?:ne|eine|1|einen|je eine|je einen) (?:woche|tag)\b|\bder reihe nach\b|\btauschen (?:muss|soll|darf|kann|koennen|duerfen|moeglich)\b|\b(?:muss|soll|darf|kann) (?:man )?tauschen\b|\btauschbar\b|\bwer (?:\w+ )?dran ist\b|\bwer ist (?:\w+ )?dran\b|\bturnus\w*/g,
    poll: /\b(?:kreuzt|kreuzen|kreuze) (?:\w+ ){0,4}an\b|\b(?:jede[rs]?|alle|jede person) (?:\w+ )?(?:darf|kann|soll|sollen|duerfen|koennen|sucht|waehlt) (?:sich )?(?:genau |nur )?(?:eine?[nrs]?|eins|zwei|drei|1|2|3|mehrere[sn]?)(?: \w+)? ?(?:waehlen|auswaehlen|aussuchen|ankreuzen|aus)?\b|\bwas (?:\w+ ){0,3}am liebsten\b|\b(?:ankreuzen|anzukreuzen|stimmt ab|lasst uns (?:\w+ )?(?:abstimmen|waehlen)|was (?:gewonnen|gewinnt)|wer gewonnen|meisten stimmen|eine stimme|je(?:der|de)? (?:hat |bekommt )?(?:eine|zwei|drei|1|2|3) stimmen?)\b/g,
    leaderboard:
      /\b\d+ (?:punkte?|pkt|pte)\b|\bam meisten\b(?! stimmen)|\bdie meisten\b(?! stimmen)|\bzusammengerechnet\b|\bzusammengezaehlt\b|\bwer hat wie ?viele?\b|\bfleissigste\w*|\bpunkte ?(?:pro|fuer|je)\b|\bwer (?:\w+ )?(?:liegt|steht|ist) (?:vorne?|oben|in fuehrung)\b|\bspitzenreiter\w*|\b(?:\w+)?turnier\b|\btabellenstand\b|\btorschuetzen\w*/g,
  },
  keeps: {
    rota: /\b(?:wenn|falls|sollte)\b[^.!?\n]{0,60}\b(?:tausch\w*|getauscht|wechseln)\b[^.,;!?\n]{0,30}|\b(?:tauschen|tausch)\b[^.,;!?\n]{0,30}|\bin (?:dieser|der|genau dieser|fester) reihenfolge\b|\bwochenweise\b|\btageweise\b|\bund so weiter\b|\b(?:dann )?(?:wieder )?von vorne?\b|\bwer (?:\w+ )?(?:dran|dienst hat|drankommt) (?:ist)?|\bjede[rs]? (?:mal )?(?:ne|eine|1) woche\b|\bwer putzt\b/g,
    picker:
      /\b(?:keine?[rs]?|keins|niemand|nie|nicht|ohne)\b[^.!?;\n]{0,40}\b(?:doppelt|zweimal|nochmal|noch mal|wieder|erneut|mehrfach|wiederholung\w*)\b[^.!?;\n]{0,12}\b(?:bis|bevor|ehe|solange)\b[^.!?;\n]{0,50}|\berst wieder\b[^.!?;\n]{0,12}\b(?:wenn|nachdem)\b[^.!?;\n]{0,40}|\b(?:bis|bevor) (?:alle|jede[rs]?)\b[^.,!?;\n]{0,30}/g,
    booking:
      /\bdoppelt (?:geht|darf|soll|vergeben|belegt|gebucht)(?: (?:nicht|nichts|keiner|nie|es nicht))?(?: (?:sein|werden|gehen))?\b|\b(?:nichts?|nix|keine?r?|nie|niemals|nicht)(?: \w+){0,4} (?:doppelt\w*|gleichzeitig|ueberschneid\w*)\b[^.,!?;\n]{0,30}|\bwenn (?:\w+ )?(?:schon |bereits )?(?:weg|belegt|vergeben|besetzt)\b[^.!?;\n]{0,40}|\bnur einmal(?: (?:vergeben|buchbar|belegbar|belegt|weg))?(?: (?:sein|werden))?\b|\bam selben tag\b|\bstornier\w*(?: (?:der )?(?:eigenen?|seiner|ihrer))?(?: buchung\w*)?(?: moeglich| koennen)?\b/g,
    lending:
      /\b(?:kann|darf)(?: natuerlich| nur| ja| immer)* (?:nur )?einmal (?:weg|verliehen|ausgeliehen|vergeben|raus)(?: sein)?\b|\bnur einmal (?:weg|verliehen|ausgeliehen)(?: sein)?\b|\bseit wann\b|\b(?:ueberfaellige|verspaetete)[^.,!?;\n]{0,15}(?:markier\w*|hervorheb\w*)/g,
    status_board:
      /\b(?:mit )?(?:einem|1|nur einem) (?:klick|knopfdruck|tipp)\b[^.,!?;\n]{0,20}|\balle (?:duerfen|koennen|sollen) (?:es |das )?(?:gucken|schauen|sehen|reinschauen|ansehen|anschauen|aendern|umschalten|umstellen|setzen)\b|\bumschaltbar\b|\bumstellbar\b|\bfuer alle (?:sichtbar|einsehbar)\b/g,
    draw: /\b(?:keine?r?|niemand|nie|nicht|man)\b[^.,!?;\n]{0,25}\b(?:sich selbst|sich selber|selbst)\b(?: \w+){0,2}|\b(?:jede[rs]?|alle) (?:\w+ )?(?:kriegt|bekommt|kriegen|bekommen|erfaehrt|erfahren)\b[^.!?;\n]{0,60}\b(?:beschenk\w*|ueberrasch\w*|bewichtel\w*|zieht|gezogen)\b(?: (?:hat|soll|darf))?|\bheimlich\b|\bper (?:dm|direktnachricht|privatnachricht|nachricht)\b|\bgeheim\b|\bprivat\b|\b(?:auch )?(?:ich|keine?r?|niemand)(?: sonst)?(?: darf's| darf es| darf| soll)?[^.,!?;\n]{0,10} (?:nicht )?(?:sehen|wissen|erfahren)(?: koennen| duerfen)?\b/g,
    leaderboard:
      /\b(?:\w+ )?(?:eintraege|punkte|alles|runden)?(?: pro \w+)? ?(?:werden |wird )?(?:zusammengerechnet|zusammengezaehlt|addiert|aufaddiert|summiert)\b|\bwer (?:am meisten|die meisten)(?: \w+){0,2}(?: hat| ist| steht)*(?: vorne?| oben)?\b|\b(?:ganz )?oben\b|\bmehrere eintraege\b|\bwer hat wie ?viele?\b/g,
    checklist:
      /\b(?:zum )?(?:abhaken|abgehakt)(?: (?:pro|je) \w+)?\b|\bwas (?:noch )?(?:fehlt|offen ist|aussteht)\b|\bwer (?:noch )?(?:nicht )?(?:fertig|durch) ist\b/g,
    poll: /\b(?:jede[rs]? |pro person |je )?(?:nur )?eine stimme(?: pro (?:person|kopf|nase))?\b|\bwas gewonnen hat\b|\bwer gewonnen hat\b/g,
  },
  states:
    /\b(?:frei|besetzt|geht nicht|geht|laeuft nicht|funktioniert nicht|funktioniert|nicht ok|beim kunden|beim arzt|auf dienstreise|auf reisen|auf montage|in elternzeit|im homeoffice|mobil|in pause|in reparatur|wird repariert|belegt|gesperrt|reserviert|verfuegbar|in reinigung|wird gereinigt|zu reinigen|schmutzig|sauber|defekt|kaputt|laeuft|steht|stillstand|in wartung|wartung|stoerung|ausser betrieb|in betrieb|ok|okay|gruen|gelb|orange|rot|homeoffice|home ?office|buero|im buero|zuhause|zu hause|unterwegs|urlaub|im urlaub|krank|anwesend|abwesend|da|nicht da)\b/,
  chance:
    /\b(?:zufaellig\w*|zufall\w*|\w*auslos\w*|\w*ausgelost\w*|verlos\w*|per los|das los|losen|gelost|ausgewuerfelt|wuerfel\w*)\b/,
  apart: /\b(?:getrennt|separat\w*|(?:zwei|eigene|andere|zweite|weitere)[nr]? (?:apps?|tools?|seiten?))\b/,
};

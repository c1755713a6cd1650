import type { Limits } from "./limits.ts";

export const germanLimits: Limits = {
  negation:
    "nicht|nich|net|ned|kein|keine|keinen|keiner|keinem|keines|keins|nie|niemals|niemand|niemanden|niemandem|nichts|nix|ohne|weder|noch nie|nirgends|vermeid~|vermeiden|verhinder~|verhindern|verboten|untersagt|not|never|nobody|without|no",
  exception:
    "außer|ausser|ausgenommen|bis auf|abgesehen von|sondern|es sei denn|mit ausnahme von|mit ausnahme|ausschließ~|except|unless|but not|excluding",
  restriction: "nur|ausschließlich|lediglich|einzig|allein|alleine|beschränkt auf|begrenzt auf|only|nur noch",
  secrecy:
    "vertraulich|vertrauliche|vertraulichen|vertraulicher|vertrauliches|privat|private|privaten|privater|anonym|anonyme|anonymen|anonymer|anonymes|geheim|geheime|geheimen|geheimer|geheimes|versteckt|unsichtbar|anonymous|private|confidential|secret",
  amount: "höchstens|mindestens|maximal|nicht mehr als|allerhöchstens|wenigstens|zumindest|at most|at least",
  beforeNumber: "max|max.|min|min.|bis zu|mehr als|weniger als|über|unter|ab|zwischen|genau|maximum|minimum",
  beforeTime: "ab|bis|seit|von|vor|nach|ab dem|bis zum|seit dem|vom|until|from|since|beginnend",
  beforeSpan: "für|während|innerhalb von|binnen|in den nächsten|for",
  firstOf:
    "für die erste|für die ersten|für den ersten|für die nächste|für die nächsten|für den nächsten|in der ersten|in den ersten|während der ersten",
  behindSpan: "vor|vorher|zuvor|nach|danach|später|früher|im voraus|davor",
  order:
    "sonst|ansonsten|andernfalls|umgekehrt|umgekehrte|umgekehrter|rückwärts|statt|anstatt|stattdessen|anstelle|reverse",
  contrast: "aber|jedoch|allerdings|hingegen|but",
  repetition:
    "zweimal|doppelt|doppelte|doppelbuchung|doppelbuchungen|doppelbelegung|doppelbelegungen|hintereinander|wiederholung|wiederholungen|wiederholen|dieselbe person|der gleiche|derselbe|überschneidung|überschneidungen|mehrmals",
  again:
    "zweimal|doppelt|doppelte|doppelbuchung|doppelbuchungen|doppelbelegung|doppelbelegungen|hintereinander|wiederholung|wiederholungen|wiederholen|nochmal|noch einmal|wieder|mehrmals|gleichzeitig|zur gleichen zeit|überschneidung|überschneidungen|überschneiden",
  self: "selbst|selber|eigenen|erfährt|erfahren|weiß",
  vote: "stimme|stimmen|einmal|abstimmen|eine",
  leading:
    "entferne|entfernen|lösche|löschen|streiche|weglassen|ignoriere|verstecke|ausblenden|überspringe|überspringen",
  condition: "falls|sofern|solange|vorausgesetzt|if",
  perHead: "pro person|pro kopf|pro tag|pro woche|pro monat|pro mitarbeiter|pro team|je person|am tag|in der woche",
  idioms:
    "wichtig ist nur|wichtig ist mir nur|wichtig ist uns nur|nur wichtig|ist nur wichtig|wichtig wäre nur|ich möchte nur|wir möchten nur|vergesst nicht|vergiss nicht|bitte nicht vergessen|nicht vergessen|nicht zu spät kommen|falls möglich|falls nötig|falls vorhanden|falls das geht|mehr nich|mehr net|obs geht|oder nich|oder nicht|ja oder nein|keine eile|kein stress|kein problem|keine ahnung|nichts besonderes|nichts wildes|nicht so wichtig|nicht dringend|warum nicht|wenn nicht|nicht nur|nur noch|nicht schlimm|keine sorge|mehr nicht|brauche ich nicht|brauchen wir nicht|vor allem|nach und nach|nach möglichkeit|ab und zu|sonst nichts|nicht zuletzt|niemand muss|keiner muss|nicht mehr suchen|nicht viel",
  complaints:
    "meldet sich|lesen|entziffern|merkts|merkt es|vergess~|vergessen|vergisst|vergesse|weiß|wissen|weiss|merkt|merken|verpass~|verpassen|verpasst|verlier~|verlieren|verliert|übersieh~|übersehen|übersieht|find~|finden|findet|sicher|klar|überblick|durchblick|funktioniert|klappt|kümmert|durcheinander|chaos|untergeht|verloren|liest",
  acts: "darf|dürfen|soll|sollen|muss|müssen|sehen|sieht|ändern|ändert|löschen|löscht|abstimmen|buchen|bucht|posten|eintragen|öffnen|stornieren|bearbeiten|bearbeitet|anderen|andere|gestimmt",
  sentence:
    "darf|dürfen|muss|müssen|kann|können|soll|sollen|sollte|brauchen|braucht|ist|sind|wird|werden|nicht|kein|keine|keinen|nie|niemand|nur|ohne|außer|ausser|sonst|höchstens|mindestens|maximal|jeder|alle|ihn|ihnen|sie|wir",
  units: "tag|tage|tagen|woche|wochen|stunde|stunden|minuten|monat|monate|monaten|jahr|jahre|vortag|abend|morgen",
  leaveOut:
    "lass es weg|lass das weg|lasst es weg|lasst das weg|weglassen|lass weg|dann nicht|dann eben nicht|dann halt nicht|dann lieber nicht|lass es so|lass es wie es ist|lass alles so|bleibt wie es ist|bleibt so|soll so bleiben|kann so bleiben|ohne das|ohne|vergiss es|egal|nicht nötig|nicht so wichtig|brauchen wir nicht|brauche ich nicht|geht auch ohne|leave it out",
};

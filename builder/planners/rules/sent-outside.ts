/**
 * Whether what is kept of people shall go to an address on the web or to somebody outside: "post our customers' phone numbers to
 * https://…", "Gehaltsliste … jeden Monat an den Steuerberater schicken". Reminding people to send it, a message in quotes, and
 * a step of a checklist send nothing.
 */
export function isSentOutside(text: string): boolean {
  const plain = text.toLowerCase().replace(/["“„'‘«](?=\S)[^"”“'’»\n]*[^\s"”“'’»]["”“'’»](?!\p{L})/gu, " ");
  if (!OF_PEOPLE.test(plain) || STEPS.test(plain)) return false;
  return plain
    .split(/[.!?;](?=\s|$)|\n|,(?=\s*(?:and|then|und|dann)\b)/)
    .some(
      (sentence) => TO_OUTSIDE.test(sentence) && isOrder(sentence) && !isKept(sentence) && !/#\p{L}/u.test(sentence),
    );
}

const OF_PEOPLE =
  /(?<!\p{L})(?:salar(?:y|ies)|payroll|wages?|personal data|birthdays?|birth ?dates?|home address(?:es)?|customers?|clients?|patients?|applicants?|candidates?|employees?|staff|phone numbers?|medical|sick (?:notes?|days?|leaves?)|bank details|ibans?|kunden\p{L}*|patient(?:en|innen)\p{L}*|bewerber\p{L}*|geh(?:a|ä)lt\p{L}*|l(?:o|ö)hne?|lohn(?:liste|daten)|mitarbeiter\p{L}*|personal(?:daten|liste)|adressen|anschriften|geburts(?:tage?|datum|daten)|telefon(?:nummern?)?|krank(?:meldung|heitstag)\p{L}*|bankverbindung\p{L}*|kontodaten)(?!\p{L})/u;

/** "checklist: send the salaries to the accountant": what people do. */
const STEPS =
  /(?<!\p{L})(?:check-?lists?|check-?listen?|to-?dos?|to-?do-?list\p{L}*|tasks?|steps|aufgaben?|schritte|remind\p{L}*|reminders?|erinner\p{L}*|denk\p{L}*|webhooks?)(?!\p{L})/u;

const WHO =
  "(?:tax (?:advis[eo]rs?|consultants?|accountants?)|accountants?|bookkeepers?|auditors?|lawyers?|solicitors?|attorneys?|insurers?|insurance(?: company)?|bank|authorit(?:y|ies)|(?:recruiting |marketing |temp |staffing |external |outside )?agency|suppliers?|vendors?|partners?|press|newspapers?)";
const WER =
  "(?:steuerberater(?:in|s)?|steuerbüro|steuerkanzlei|buchhaltungsbüro|wirtschaftsprüfer(?:in)?|anwalt|anwältin|rechtsanwalt|rechtsanwältin|kanzlei|versicherung|krankenkasse|finanzamt|behörden?|agentur|werbeagentur|zeitarbeitsfirma|lieferanten|partner(?:firma|n)?|presse|zeitung)";
const TO_OUTSIDE = new RegExp(
  `(?<!\\p{L})(?:to|at|onto|into|an|auf|zu|nach|unter)\\s+(?:(?:the|this|that|our|my|an?|die|diese|der|den|das|dem|unsere[nrm]?|meine[nrm]?|url|uri|address|adresse|webadresse|web address|endpoint|webhook|server|site|seite)[:\\s]+){0,3}<?(?:https?://|www\\.\\p{L})|(?<!\\p{L})(?:to|with|an|mit|zum|zur)\\s+(?:(?:the|our|my|an?|die|der|den|das|dem|unsere[nrm]?|meine[nrm]?|externe[nrm]?|external)\\s+){0,2}(?:${WHO}|${WER})(?!\\p{L})`,
  "u",
);

const SENDS =
  "(?:send|forward|export|share|upload|publish|post|push|e-?mail|mail|give|transfer|copy|submit|transmit|report)";
const OPENER =
  "(?:please|bitte|and|then|und|dann|also|can you|could you|can it|it should|it shall|it must|automatically|automatisch|we want (?:it |you )?to|we need (?:it |you )?to|i want (?:it |you )?to|(?:every|each) (?:\\p{L}+ )?\\p{L}+|once a \\p{L}+|daily|weekly|monthly|nightly|on \\p{L}+s|at \\d[\\d:.]*(?: ?[ap]m)?)";
const ORDERS = [
  new RegExp(`^[\\s,:–-]*(?:${OPENER}[\\s,]+)*${SENDS}s?(?!\\p{L})`, "u"),
  /(?<!\p{L})(?:should|shall|must|will|be|get|gets|are|is|app (?:that|which)|tool (?:that|which)|bot (?:that|which)|something (?:that|which)) (?:to )?(?:be |also |automatically )*(?:sent|forwarded|exported|shared|uploaded|published|posted|pushed|mailed|e-?mailed|given|transferred|copied|sends|forwards|exports|shares|uploads|publishes|posts|pushes|mails|e-?mails|transfers)(?!\p{L})/u,
  /^[\s,:–-]*(?:(?:bitte|und|dann|automatisch|jede[nrms]? \p{L}+|täglich|wöchentlich|monatlich|nachts) )*(?:schicke?|sende?|verschicke?|leite|exportiere?|teile|veröffentliche?|lade|poste?|maile?|übermittle|gib)(?!\p{L})/u,
  /(?<!\p{L})(?:schicken|senden|verschicken|versenden|weiterleiten|exportieren|teilen|veröffentlichen|hochladen|posten|mailen|übermitteln|weitergeben|geschickt|gesendet|verschickt|weitergeleitet|exportiert|gepostet|hochgeladen|übermittelt)(?: werden| soll(?:en)?| wird)*[\s)]*$/u,
];

/** It shall send it, not somebody else. */
function isOrder(sentence: string): boolean {
  return ORDERS.some((order) => order.test(sentence.trim()));
}

/** "a list of customer files that are sent to the lawyer": notes what was sent, where no rhythm says that it shall be. */
function isKept(sentence: string): boolean {
  return KEPT.test(sentence.trim()) && !RHYTHM.test(sentence);
}

const KEPT =
  /^(?:(?:please|bitte|we (?:need|want)|i (?:need|want)|we'd like|wir (?:brauchen|möchten|wollen)|ich (?:brauche|möchte)|make|build|mach|baue?) )*(?:an?|one|the|to|us|me|uns|mir|eine?n?|die)?\s*(?:lists?|tables?|log|track|register|overview|record|keep (?:a )?(?:list|track)|note (?:down )?|liste|tabelle|übersicht|verzeichnis)(?!\p{L})/u;
const RHYTHM =
  /(?<!\p{L})(?:automatically|automatisch|daily|weekly|monthly|nightly|täglich|wöchentlich|monatlich|nachts|every|each|jede[nrsm]?|once a)(?!\p{L})/u;

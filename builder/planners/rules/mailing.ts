/**
 * An ask that is one order to send e-mail, and nothing else: its word for e-mail. "post “send an e-mail” in #sales" and "remind us to
 * mail the offers" are posts. null: it is none.
 */
export function mailingIn(text: string): string | null {
  const plain = text.trim().replace(/["“„'‘«][^"”“'’»]*["”“'’»]/g, " ");
  if (/#\p{L}/u.test(plain) || /[.!?;\n]\s+\S/.test(plain)) return null;
  const found = MAILING.map((pattern) => pattern.exec(plain)?.groups?.mail).find((mail) => mail !== undefined);
  return found ?? null;
}

/** The same order as a post in that channel, with all else that it says. null: it cannot be said so. */
export function asPost(text: string, channel: string): string | null {
  const mailed = text.replace(MAILED, `post in ${channel}`);
  if (mailed !== text) return mailed;
  const sent = text.replace(A_MAIL, `in ${channel}`);
  return sent === text ? null : sent.replace(ORDERED, "poste");
}

const WHOM =
  "(?:everybody|everyone|all(?: (?:of us|staff|employees|colleagues))?|us|them|people|customers|clients|(?:the|our|my|all) \\p{L}+(?: (?:team|staff|people|group|department|office|customers|clients|colleagues|crew))?|alle[nr]?(?: (?:kollegen|mitarbeiter\\p{L}*|leute))?|uns|(?:das|den|die|dem|unser\\p{L}*|mein\\p{L}*) \\p{L}+)(?!\\p{L}| (?:is|are|was|ist|sind)(?!\\p{L}))";
const A = "(?:an?|the|one|eine?n?|die|our)";
const ORDER = "(?:sends?|writes?|shoot|fire off|dispatch|deliver|schicke?|sende?|verschicke?|versende?|schreibe?)";
const ORDERED = /(?<!\p{L})(?:ver)?(?:schicke?|sende?)(?!\p{L})/iu;
const MAILS = "(?:e-?mails?|mails?|newsletters?|mailings?|rundmails?|serienmails?)(?![\\p{L}-])";
/** "e-mail the team", "send an e-mail to everybody", "schick allen eine Mail": the order with whom it goes to. */
const MAILED = new RegExp(
  `(?<![\\p{L}-])(?:(?:e-?mail|mail) ${WHOM}|${ORDER}(?: out)?(?: ${WHOM})?(?: ${A})? ${MAILS}(?: (?:to|an) ${WHOM})?)`,
  "iu",
);
/** "a mail to everybody", "everybody a mail", "per Mail": what is sent, where the order stands elsewhere. */
const A_MAIL = new RegExp(
  `(?<![\\p{L}-])(?:${WHOM} )?(?:(?:${A}|by|via|per|as an?|als) )?${MAILS}(?: (?:to|an) ${WHOM})?`,
  "iu",
);

const OPENER =
  "^(?:(?:please|bitte|can you|could you|can it|kannst du|könnt ihr|könntest du|we (?:need|want|would like)(?: you| it| an app| a tool| something)?|i (?:need|want|would like)(?: you| it| an app| a tool| something)?|wir (?:brauchen|wollen|möchten)(?: eine app,? die)?|hi|hello|hallo|to|that|which|automatically|automatisch|every \\p{L}+|each \\p{L}+|on \\p{L}+s|once a \\p{L}+|jede[nrsm]? \\p{L}+|at \\d[\\d:.]*(?: ?[ap]m)?|um \\d[\\d:.]*(?: uhr)?|daily|weekly|monthly|täglich|wöchentlich|monatlich)[\\s,]+)*";
const MAIL = "(?<mail>e-?mails?|mails?|newsletters?|mailings?|rundmails?|serienmails?)";

/** Where the order ends, or to whom and about what it goes: "write the newsletter rota" is none. */
const GOES =
  "(?=\\s*(?:[.?!]*$|(?:to|an|with|mit|about|über|for|für|every|each|jede\\p{L}*|on|at|um|am|in|whenever|when|if|once|wenn|sobald|daily|weekly|monthly|täglich|wöchentlich|monatlich)(?!\\p{L})))";

const MAILING = [
  new RegExp(
    `${OPENER}(?:sends?|write|writes|shoot|fire off|dispatch|deliver)(?: out)?\\s+(?:[\\p{L}'’]+\\s+){0,6}?${MAIL}(?![\\p{L}-])${GOES}`,
    "iu",
  ),
  new RegExp(
    `${OPENER}(?<mail>e-?mail|mail)\\s+(?:all|our|the|every|each|my|everybody|everyone|customers|clients|them|people)\\b`,
    "iu",
  ),
  new RegExp(
    `${OPENER}(?:send|sends|write)\\s+(?:[\\p{L}'’]+\\s+){1,10}?(?:by|via|per|as an?|through|over)\\s+${MAIL}(?![\\p{L}-])`,
    "iu",
  ),
  new RegExp(
    `${OPENER}(?:schicke?|sende?|verschicke?|versende?|schreibe?)\\s+(?:[\\p{L}\\d'’:.]+\\s+){0,8}?${MAIL}(?![\\p{L}-])${GOES}`,
    "iu",
  ),
  new RegExp(
    `${OPENER}(?:[\\p{L}\\d'’:.]+\\s+){0,8}?${MAIL}\\s+(?:[\\p{L}'’]+\\s+){0,8}?(?:schicken|senden|verschicken|versenden|rausschicken|schickt|sendet|verschickt)[\\s?.!]*$`,
    "iu",
  ),
];

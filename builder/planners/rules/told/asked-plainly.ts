/**
 * "man trägt ein, welcher Kunde es ist, um welches Möbel es geht, was nicht stimmt", "you enter which client it is and what is
 * wrong with it": a list of columns, as if it was one, with the photo that is attached and with the states that the next
 * sentence tells one after the other: "dann gibt's einen Stand, der ist erst „offen“, später „in Arbeit“, am Ende „erledigt“".
 */
export function askedPlainly(text: string): string {
  if (text.length > LONGEST) return text;
  const found = [DE, EN].flatMap((way) => columnsIn(text, way) ?? [])[0];
  if (found === undefined) return text;
  const columns = found.columns.join(", ");
  return `${text.slice(0, found.from)}: ${columns}.${text.slice(found.to)}`;
}

const LONGEST = 3_000;

interface Way {
  /** A verb of entering, up to the comma or the first question. */
  opener: RegExp;
  and: RegExp;
  /** "which client it is": its first group that is there is the column. */
  which: RegExp;
  /** Any other question, which is a column as it stands. */
  asked: RegExp;
  photo: RegExp;
  file: string;
  /** Groups: the column, and its states in their order. */
  states: RegExp;
}

const QUOTED = "[„“\"'‚]?([\\p{L} ]{2,24}?)[“”\"'‘]?";

const DE: Way = {
  opener:
    /(?<!\p{L})(?:trägt|tragen|trage|gibt|geben|gebe) (?:(?:man|wir|ich|alle|jeder|dann|bitte) )*ein(?=,? (?:(?:um |in |an |bei |auf |aus |von |für |zu )?welche|was |wer |wann |wo ))|(?<!\p{L})(?:eintragen|erfassen|notieren|festhalten|aufschreiben|erfasst|notiert)(?=, (?:(?:um |in |an |bei |auf |aus |von |für |zu )?welche|was |wer |wann |wo ))/iu,
  and: /,? (?:und|sowie) |, /iu,
  which:
    /^(?:um |in |an |bei |auf |aus |von |für |zu )?welche[rsnm]? (\p{Lu}[\p{L}-]+) (?:es|das|sie|er|wir)(?: sich)? (?:ist|war|geht|ging|handelt|betrifft|gehört|kommt|steht)$/u,
  asked: /^(?:was|wer|wann|wo|wie viele?|wie oft|wie lange) [^,.:;!?\d#]{3,40}$/iu,
  photo:
    /^(?:hängt|häng|lädt|packt|fügt|macht|man hängt|man lädt) [^,.:;#\d]{0,40}?(?<!\p{L})(Foto|Bild|Fotos|Bilder|Beleg|Datei)(?: (?:dran|an|hoch|dazu|rein|hinzu|mit rein))?$/iu,
  file: "Datei",
  states: new RegExp(
    `^(?:\\s*)(?:dann |und |außerdem |dazu )*(?:gibt es|gibt's|gibts|gibt’s|kommt|braucht es) (?:noch )?(?:einen?|ein) ([\\p{L}-]{3,20}), (?:der|die|das) (?:ist )?(?:erst|erstmal|zuerst|anfangs|zunächst|am anfang) (?:mal )?${QUOTED}(?: ist)?,? (?:und )?(?:dann|später|danach) ${QUOTED}(?:,? und|,) (?:am ende|zum schluss|schließlich|zuletzt|dann|irgendwann) ${QUOTED}(?: ist)?[.!]`,
    "iu",
  ),
};

const EN: Way = {
  opener:
    /(?<!\p{L})(?:you|we|people|they|everybody|everyone|i) (?:(?:can|should|just|then|would) )*(?:enter|note|type in|write down|put in|put down|record|log|fill in)(?=,? (?:which|what|who|when|where) )/iu,
  and: /,? and |, /iu,
  which:
    /^(?:which|what) ([\p{L}-]+) (?:it|this|that|they) (?:is|was|are|concerns)(?: (?:about|for|from|in|on|of|at))?$/iu,
  asked: /^(?:what|who|when|where|how many|how often|how long) [^,.:;!?\d#]{3,40}$/iu,
  photo:
    /^(?:you |they |people |we )?(?:can )?(?:attach|attaches|add|adds|upload|uploads) [^,.:;#\d]{0,30}?(?<!\p{L})(photo|picture|photos|pictures|receipt|file)(?: (?:if|when|where) [^,.:;#\d]{0,30})?$/iu,
  file: "file",
  states: new RegExp(
    `^(?:\\s*)(?:then |and |also )*(?:there is|there's|there’s|it has|it gets|comes) (?:also )?an? ([\\p{L}-]{3,20}),? (?:which|that|it) (?:is |starts (?:as|with) )?(?:first|at first|initially|in the beginning)?,? ?${QUOTED}(?:,? and|,) (?:then|later|after that) ${QUOTED}(?:,? and|,) (?:finally|in the end|at the end|then|at last) ${QUOTED}[.!]`,
    "iu",
  ),
};

function columnsIn(text: string, way: Way): { from: number; to: number; columns: string[] } | null {
  const opener = way.opener.exec(text);
  if (opener === null) return null;
  const from = opener.index + opener[0].length;
  const length = /[.!?;\n]/.exec(text.slice(from))?.index ?? text.length - from;
  const pieces = text
    .slice(from, from + length)
    .replace(/^,/, "")
    .trim()
    .split(way.and);
  const columns = pieces.map((piece) => columnOf(piece.trim(), way));
  const isWhich = pieces.some((piece) => way.which.test(piece.trim()));
  if (pieces.length < 2 || !isWhich || columns.some((one) => one === null)) return null;
  const end = Math.min(text.length, from + length + 1);
  const states = way.states.exec(text.slice(end));
  const [said = "", name = "", ...values] = states ?? [];
  const more = states === null ? [] : [`${name} (${values.join(" / ")})`];
  return { from, to: end + said.length, columns: [...columns.flatMap((one) => one ?? []), ...more] };
}

function columnOf(piece: string, { which, asked, photo, file }: Way): string | null {
  const attached = photo.exec(piece)?.[1];
  if (attached !== undefined) return `${attached} (${file})`;
  return which.exec(piece)?.[1] ?? (asked.test(piece) ? piece : null);
}

import type { Token } from "../words/token.ts";

/** Without the words by which somebody greets, says who writes, and signs: they name nothing that is wished. */
export function withoutSalutations(text: string, tokens: readonly Token[]): Token[] {
  const pieces = salutationsIn(text);
  const rest = tokens.filter(({ from, to }) => !pieces.some((piece) => from >= piece.from && to <= piece.to));
  // "hi!" is all that was said.
  return rest.filter(({ kind }) => kind === "word").length < 2 ? [...tokens] : rest;
}

interface Piece {
  from: number;
  to: number;
}

/** Where in a text it is greeted or signed. */
export function salutationsIn(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const pattern of [HEADER, GREETING, ADDRESSED, INTRODUCED, INTRODUCED]) {
    const match = pattern.exec(text.slice(from));
    if (match === null || match[0] === "") continue;
    pieces.push({ from, to: from + match[0].length });
    from += match[0].length;
  }
  // Behind a greeting stands who writes.
  const self = from > 0 ? SELF.exec(text.slice(from)) : null;
  if (self !== null) {
    pieces.push({ from, to: from + self[0].length });
    from += self[0].length;
  }
  for (const match of text.matchAll(IN_BETWEEN)) pieces.push({ from: match.index, to: match.index + match[0].length });
  let to = text.length;
  for (let round = 0; round < 3; round += 1) {
    const match = SIGNED.exec(text.slice(from, to));
    if (match === null) break;
    // The sign that ends the sentence before stays.
    const at = from + match.index + (match[1]?.length ?? 0);
    pieces.push({ from: at, to });
    to = at;
  }
  return pieces;
}

const NAME = "(?:\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?|\\p{Lu}\\.|\\p{Lu}(?![\\p{L}\\p{N}]))";
/** "the parish office" */
const PLACE = "(?: [^\\s.,!?;:]+){1,4}";
const NAMES = `${NAME}(?: ${NAME}){0,2}`;
const GREETINGS =
  "(?:[Hh]i(?:ya|ho)?|[Hh]ello|[Hh]e+y+a?|[Hh]owdy|[Gg]reetings|[Yy]o|[Hh]uhu|[Hh]all(?:o|öchen|ihallo)|[Mm]oin(?: [Mm]oin)?|[Ss]ervus|[Gg]rüezi|[Aa]hoi|[Mm]ahlzeit|[Tt]ach(?:chen)?|[Ss]alve|[Ss]alut|[Bb]onjour|[Cc]iao|[Gg]'day|[Gg]ood (?:[Mm]orning|[Aa]fternoon|[Ee]vening|[Dd]ay)|[Gg](?:uten|uden|utn) (?:[Mm]orgen|[Tt]ag|[Aa]bend)|[Gg]rüß (?:[Gg]ott|dich|euch|Sie)|[Cc]heers|[Dd]ear|[Ll]iebe[rs]?|[Ss]ehr geehrte[rsn]?|[Ww]erte[rs]?)";
const GREETED =
  "(?:all|everyone|everybody|folks|guys|team|there|dear|both|mates?|colleagues|friends|together|again|y'all|ladies and gentlemen|sir or madam|zusammen|alle|miteinander|liebe[rs]?|ihr lieben|ihr|leute|Leute|Team|Kolleg\\p{L}*|Damen und Herren|Freunde|nochmals?|mal wieder|Herr|Frau|Mr\\.?|Mrs\\.?|Ms\\.?|Dr\\.?)";
const BEHIND = "\\s*(?:[,!.:–—-]+|\\n|(?=[^\\p{L}\\p{N}\\s]))\\s*";

/** "FW:", "Re:", ">". */
const HEADER = /^\s*(?:(?:fwd?|re|aw|wg|betreff|betr\.?|subject)\s*:\s*)+/i;

const GREETING = new RegExp(`^[\\s>]*${GREETINGS}(?:[ ,]+(?:${GREETED}|${NAME})){0,4}${BEHIND}`, "u");

/** "Toolroom, we need …", "> Jonas, the partners …". */
const ADDRESSED = new RegExp(`^\\s*(?:[@]?[Tt]ool ?room|>\\s*${NAME})\\s*[,!:–-]\\s*`, "u");

/** "Jonas here.", "this is Ana from accounting,", "it's me from the parish office", "hier ist die Ana aus dem Lager". */
const INTRODUCED = new RegExp(
  `^\\s*(?:${NAMES}(?: from${PLACE})? (?:here|speaking)(?: from${PLACE})?|(?:[Tt]his is|[Ii]t's|[Ii]ts|[Ii]t is|I'm|[Ii] am|im) (?:me|${NAMES})(?: (?:again|here))?(?:,? (?:from|in|at|of)${PLACE})?|[Hh]ier (?:ist |schreibt |spricht )?(?:wieder )?(?:die |der )?${NAMES}(?: (?:aus|von|vom|im|in)${PLACE})?|[Ii]ch bin'?s?,? (?:die |der )?${NAMES}(?: (?:aus|von|vom|im|in)${PLACE})?)\\s*[.,!–—-]+\\s*`,
  "u",
);

/** "Maud from the front desk.", "ich mach die Arbeitssicherheit.", "reception here,". */
const SELF = new RegExp(
  `^\\s*(?:${NAMES} (?:from|at|in|vom|von der|aus der|aus dem|am|im)(?: (?:the|our))?(?: [^\\s.,!?;:]+){1,3}|(?:the )?[\\p{L}-]+(?: desk| office| team)? here|[Ii]ch (?:mach|mache|leite|betreue|manage|kümmere mich um) (?:hier |bei uns )*(?:die |den |das )?[\\p{L}-]+(?: (?:hier|bei uns|im|in der|am|vom) ?[\\p{L}-]*)?|[Ii] (?:do|run|manage|look after|handle) (?:the |our )?[\\p{L}-]+(?: [\\p{L}-]+)?)\\s*[.,!]+(?=\\s*\\S)\\s*`,
  "u",
);

/** "… sort it out. – M." at the end of a line, and the next line that is quoted. */
const IN_BETWEEN =
  /(?<=[.!?]\s*)[–—-]+\s*\p{Lu}(?:\.|\p{Ll}{1,12})?(?=\s*\n)|(?<=\n)\s*>\s*\p{Lu}\p{Ll}+,|(?<=\n\s*)>/gu;

const THANKS =
  "(?:[Mm]any |[Mm]uch |[Ss]o many |[Ww]ith |[Bb]ig )*(?:[Tt]hank(?:s| you| u)|[Tt]hx|[Tt]hnx|[Tt]nx|[Tt]y|[Cc]heers|[Tt]a(?= *(?:$|[!.,\\n]))|[Mm]uch appreciated|[Aa]ppreciate(?:d| it))(?: (?:a lot|a million|a bunch|so much|very much|in advance|again|everyone|everybody|all|team|folks|mates?|guys|loads|heaps|you|for (?:your|the|any) help|for helping)){0,3}";
const WISHES =
  "(?:(?:[Ww]ith |[Bb]est |[Kk]ind(?:est)? |[Ww]arm(?:est)? |[Mm]any )*(?:[Rr]egards|[Gg]reetings|[Bb]est [Ww]ishes|[Kk]ind [Ww]ishes)|[Bb]est|[Gg]od [Bb]less(?: you)?|[Ss]incerely(?: yours)?|[Yy]ours(?: truly| sincerely| faithfully)?|[Tt]ake care|[Ww]armly|[Cc]ordially|[Rr]espectfully|[Gg]ratefully|[Hh]opefully yours|(?:[Ww]ith )?[Ll]ove|[Hh]ugs|[Hh]ave a (?:nice|good|great|lovely) (?:day|one|week|weekend)|[Bb]ye|xx+|xoxo)";
const DANKE =
  "(?:[Vv]ielen |[Hh]erzlichen |[Bb]esten |[Ll]ieben |[Tt]ausend |[Gg]anz (?:lieben|herzlichen) )?(?:[Dd]anke(?:schön|sehr)?|[Dd]ank|[Mm]erci)(?: (?:euch|dir|ihnen|Ihnen|schon mal|schonmal|schon|im voraus|im Voraus|vorab|sehr|schön|vielmals|für (?:die|deine|eure|Ihre|eire) (?:Hilfe|Mühe|Unterstützung))){0,3}|[Vv]ergelt'?s ?[Gg]ott";
const GRUSS =
  "(?:[Mm]it )?(?:(?:[Ff]reundliche[nmrs]?|[Bb]este[nmr]?|[Hh]erzliche[nmr]?|[Ll]iebe[nmr]?|[Vv]iele[n]?|[Ss]chöne[nmr]?|[Kk]ollegiale[nm]?|[Ss]onnige[n]?) )*(?:[Gg]r(?:ü|ue)(?:ß|ss)(?:e|en|chen|le)?|[Gg]ru(?:ß|ss))(?: (?:aus|vom|von) (?:der |dem |den )?[\\p{L}-]+(?: [\\p{L}-]+)?)?|[Mm]fG|MFG|mfg|LG|lg|VG|vg|BG|bg|HG|[Tt]schüss?|[Tt]schau|[Cc]iao|[Ss]chönen (?:Tag|Abend|Feierabend)(?: noch)?|[Bb]is dann";
const BY = `(?:(?:[Dd]ein[e]?|[Ee]ure?|[Ii]hre?) )?${NAMES}(?:,? (?:aus|vom|von|from|im|in) [^.,!?;:\\n]{1,30})?|(?:from|vom?n?|aus) (?:the whole|the|all|der|dem|ganzen) [^.,!?;:\\n]{1,30}`;
const CLOSING = `(?:${THANKS}|${WISHES}|${DANKE}|${GRUSS})`;

/** "Many thanks in advance and warm regards from the whole team", "Regards", "LG Ana", "thx – Jonas", "– Ana". */
const SIGNED = new RegExp(
  `(^|[.,;!?)\\n"“”–—-]\\s*|\\p{Extended_Pictographic}\\s*)(?:[–—-]+\\s*)?(?:[Aa]nd |[Uu]nd )?(?:${CLOSING}(?:(?:,| and| und| &)? ${CLOSING})?(?:[\\s,.!–—/-]*(?:${BY}))?|(?<=[.!?]\\s*)[–—-]+\\s*${NAMES})[\\s,.!:;)~<>♥\\p{Extended_Pictographic}-]*$`,
  "u",
);

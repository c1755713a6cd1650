import type { Column, Part } from "../../../../sdk/contract/parts.ts";
import { tableColumns } from "../../../blueprints/columns.ts";
import { capital } from "../fields/names.ts";
import { listedIn } from "./listed-in.ts";
import { type SpokenColumn, spokenColumns } from "./spoken-label.ts";
import { withPart } from "./wish.ts";

type Chosen = { parts: Part[] } | { unlike: string };

/**
 * "shelf is one of A, B, C", "Regal soll A, B oder C sein", "the shelf should be called Place and be a choice of A, B or C":
 * what was typed is chosen. `unlike`: a column whose entries are stored otherwise. null: it says something else.
 */
export function withOneOf(parts: readonly Part[], said: string): Chosen | null {
  for (const one of spokenColumns(parts)) {
    const { column, part } = one;
    const found = foundIn(one, said);
    const choices = listedIn(found?.list ?? "");
    if (found === null || choices === null || choices.length < 2 || column.choices !== undefined) continue;
    const label = found.label === undefined ? column.label : capital(found.label);
    const { currency: _, ...plain } = column;
    const after: Column = { ...plain, label, type: "choice", choices };
    if (sqlOf(after) !== sqlOf(column)) return { unlike: column.label };
    const isThere = part.columns.some((each) => each !== column && each.label.toLowerCase() === label.toLowerCase());
    if (isThere) continue;
    const columns = part.columns.map((each) => (each === column ? after : each));
    return { parts: withPart(parts, part, { ...part, columns }) };
  }
  return null;
}

function sqlOf(column: Column): string {
  return tableColumns([column])
    .map(({ sql }) => sql)
    .join();
}

function foundIn({ pattern }: SpokenColumn, said: string): { list?: string; label?: string } | null {
  for (const frame of FRAMES) {
    const found = new RegExp(`^${frame.replace("LABEL", pattern)}$`, "iu").exec(said)?.groups;
    if (found !== undefined) return found;
  }
  return null;
}

const LIST = "(?<list>.{3,300}?)";
const MANY = `${LIST}(?:,? (?:please|bitte|only|nur))?`;
const NEW = "[\"'“„]?(?<label>[\\p{L}\\p{N}][\\p{L}\\p{N} -]{0,38}?)[\"'”“]?";
const AUX =
  "(?:is|are|should|shall|must|can|may|could|will|has to|needs to|would)(?: only| just| always)?(?: be| become| offer| have)?(?: only| just| either| always)*";
const CHOICE =
  "(?:(?:an? |one )?(?:choice|dropdown|drop-down|drop down|select|selection|pick ?list|list|menu|one|either|any|options?)(?: list| field| menu)?\\s*(?:of|from|out of|with|between|among|:|=)?\\s*(?:the (?:choices|options|values)|either)?\\s*:?)";
const AUSWAHL =
  "(?:(?:eine?[rnm]? )?(?:auswahl|auswahlfeld|auswahlliste|dropdown|drop-down|liste|eines|eins|einer|entweder)\\s*(?:mit|aus|von|zwischen|:|=)?\\s*(?:den (?:werten|optionen|möglichkeiten))?\\s*:?)";
const CALLED = "(?:called|named|renamed(?: to)?)";

/** LABEL stands for the column's own words. */
const FRAMES = [
  `LABEL ${AUX} ${CALLED} ${NEW},? (?:and|,) (?:it |should |shall |must |can |to )*(?:be |become |is |offer )?(?:as )?${CHOICE} ?${MANY}`,
  `(?:rename|call) LABEL (?:to |into |as )?${NEW},? (?:and|,) (?:make (?:it|this|that) |turn (?:it|this|that) into |it (?:is|should be) |let it be |change it to )${CHOICE} ?${MANY}`,
  `LABEL (?:soll|sollte|muss) ${NEW} heißen,? (?:und|,) (?:soll )?${AUSWAHL} ?${LIST}(?: (?:sein|werden|haben))?`,
  `(?:nenne?|benenne) LABEL (?:in |um in )?${NEW}(?: um)?,? (?:und|,) (?:mach|mache) (?:daraus|es zu) ${AUSWAHL} ?${MANY}`,
  `LABEL ${AUX} (?:as )?${CHOICE} ?${MANY}`,
  `LABEL ${AUX} (?=.*(?: or |/))(?<list>[^,/]{1,30}(?:,|/| or )(?:.{0,200}(?: or |/|, ))?[^,/]{1,30}?)`,
  `(?:make|turn|change|have|let|switch|convert) LABEL (?:be |in ?to |to |as )*${CHOICE} ?${MANY}`,
  `(?:for|in|at) LABEL,? (?:offer|let (?:us|me|people|them|everybody) (?:choose|pick)|we (?:choose|pick)|the (?:choices|options|values) (?:are|should be)|(?:people |you )?(?:choose|pick))(?: from| between| among| one of)?\\s*:? ?${MANY}`,
  `(?:the )?(?:choices|options|values|possible values) (?:of|for|in) LABEL (?:are|should be|shall be)\\s*:? ?${MANY}`,
  `LABEL\\s*(?:as|:|=|\\() ?${CHOICE} ?${LIST}\\)?`,
  `LABEL (?:soll|sollte|muss|kann|darf|könnte)(?: nur| immer)? (?:als )?(?:${AUSWAHL} ?)?${LIST} (?:sein|werden|haben|anbieten|heißen)`,
  `LABEL (?:ist|hat|wird|bekommt) (?:nur |immer )?${AUSWAHL} ?${LIST}`,
  `LABEL (?:ist|sind) (?:nur |immer )?(?=.*(?: oder |/))(?<list>[^,/]{1,30}(?:,|/| oder )(?:.{0,200}(?: oder |/|, ))?[^,/]{1,30}?)`,
  `LABEL\\s*(?:bitte )?(?:als|:|=|\\() ?${AUSWAHL} ?${LIST}\\)?`,
  `(?:mach|mache|macht|machen) (?:bitte )?(?:aus )?LABEL (?:bitte )?(?:zu )?${AUSWAHL} ?${MANY}`,
  `(?:bei|für|in) LABEL (?:soll man |kann man |will ich |wollen wir |bitte |möchte ich )*(?:zwischen |aus |nur )*${LIST} (?:auswählen|wählen|zur auswahl|auswählbar)(?: (?:können|lassen|haben|sein))?`,
];

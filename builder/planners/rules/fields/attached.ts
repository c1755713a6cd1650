import type { Column } from "../../../../sdk/contract/parts.ts";
import { indexes, isOpen, type Range, type Scene, take, textOf } from "../words/scene.ts";
import { make } from "./column.ts";

/** "Der Lebenslauf soll als PDF mit dran hängen", "the quote must be attached": files that a sentence of its own asks for; taken. */
export function attachedColumns(scene: Scene, clauses: readonly Range[], known: readonly Column[]): Column[] {
  return clauses.flatMap((clause) => {
    const said = textOf(scene, clause).replaceAll("’", "'");
    const noun = SAYS_FILE.map((pattern) => pattern.exec(said)?.[1]).find((one) => one !== undefined);
    const isKnown = known.some(({ label }) => label.toLowerCase() === noun?.toLowerCase());
    if (noun === undefined || isKnown || indexes(clause).filter((at) => isOpen(scene.items[at])).length > MOST_WORDS)
      return [];
    take(scene, clause);
    return [make(noun, "file", {})];
  });
}

/** A longer sentence says more than that. */
const MOST_WORDS = 8;

const FILE = "(?:pdf|foto|bild|scan|datei|anhang|photo|picture|file|image|attachment|upload)s?";
const SAYS_FILE: readonly RegExp[] = [
  new RegExp(
    `^(?:und |auch |bitte )*(?:der|die|das|ein|eine|einen|den) (\\p{Lu}[\\p{L}-]+)(?: dazu| davon)? (?:soll|sollte|muss|kann|könnte|wird)(?:te)? (?:\\p{Ll}+ ){0,3}(?:als ${FILE}|angehängt|hochgeladen|anhängen|dranhängen)\\b.{0,60}$`,
    "iu",
  ),
  new RegExp(
    `^(?:and |also |please )*(?:the|a|an|their|your) (\\p{L}+(?: \\p{L}+)?) (?:should|must|can|could|needs to|has to|shall|will) (?:\\p{L}+ ){0,3}(?:attached|uploaded|as (?:an? )?${FILE})\\b.{0,60}$`,
    "iu",
  ),
  new RegExp(
    `^(?:and |also |please )*(?:attach|upload|add) (?:the|a|an|their|your) (\\p{L}+(?: \\p{L}+)?)(?: as (?:an? )?${FILE})\\b.{0,40}$`,
    "iu",
  ),
];

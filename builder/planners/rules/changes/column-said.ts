import type { Part } from "../../../../sdk/contract/parts.ts";
import type { ReadingContext } from "../context.ts";
import { namedApart, parseColumn } from "../fields/column.ts";
import { makeScene } from "../words/make-scene.ts";
import { wholeOf } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";
import type { Listed } from "./said-columns.ts";
import { withPart } from "./wish.ts";

/** "shelf should be a column of the parcels", "Regal soll eine Spalte sein": one more, of the only list there is. */
export function withColumnSaid(parts: readonly Part[], said: string, context: ReadingContext): Part[] | null {
  const [target, another] = parts.filter((part): part is Listed => part.part === "records" || part.part === "approval");
  const label = FRAMES.map((frame) => frame.exec(said)?.groups?.label).find((one) => one !== undefined);
  if (target === undefined || another !== undefined || label === undefined) return null;
  const scene = makeScene(label, tokenize(label), context);
  const column = parseColumn(scene, wholeOf(scene));
  if (column === null) return null;
  const isThere = target.columns.some((one) => one.label.toLowerCase() === column.label.toLowerCase());
  return isThere
    ? [...parts]
    : withPart(parts, target, { ...target, columns: namedApart([...target.columns, column]) });
}

const LABEL = "(?:the |die |der |das )?(?<label>\\p{L}[\\p{L}\\d-]*(?: [\\p{L}\\d-]+){0,3}?)";
const FRAMES: readonly RegExp[] = [
  new RegExp(
    `^${LABEL} (?:should|must|shall|has to|needs to|is meant to|is|was meant to) (?:just |only )?(?:be )?(?:a|one more|another|an extra) (?:column|field)(?: (?:of|in|for|on) (?:the|that|my|our) \\p{L}+(?: \\p{L}+)?)?(?: too| please)?$`,
    "iu",
  ),
  new RegExp(
    `^${LABEL} (?:soll|sollte|muss|ist) (?:nur |auch |noch )?eine? (?:weitere |eigene )?(?:spalte|feld|angabe)(?: (?:der|bei den|in der|für die|von den) \\p{L}+(?: \\p{L}+)?)?(?: sein| werden)?(?: bitte)?$`,
    "iu",
  ),
];

import type { Column, Noun } from "../../../../sdk/contract/parts.ts";
import { make, namedApart } from "../fields/column.ts";
import type { Scene } from "../words/scene.ts";

/**
 * Entries without any words of their own could not be told apart: the thing itself comes first. So it does in "our machines
 * with location and next service", which counts what there is beside the machine.
 */
export function withName(scene: Scene, noun: Noun, columns: Column[] | null): Column[] | null {
  const told = columns?.filter(({ type }) => ["text", "long_text", "link", "number", "money"].includes(type)) ?? [];
  const isBeside =
    (columns?.length ?? 0) > 1 &&
    told.every(({ label, type }) => type === "text" && WHERE_OR_HOW.test(label)) &&
    told.some(({ label }) => isWith(scene, label));
  if (columns === null || (told.length > 0 && !isBeside)) return columns;
  const others = columns.map((column) => ({ ...column, isRequired: false }));
  const [first, ...rest] = namedApart([make(noun.one, "text", {}), ...others]);
  return first === undefined ? columns : [{ ...first, isRequired: true }, ...rest];
}

/** "with location", "samt Telefon" */
function isWith({ text }: Scene, label: string): boolean {
  const beside = /(?<!\p{L})(?:with|mit|samt)\s+(?:(?:the|its|their|dem|der|den|ihrem|ihrer)\s+)?(\p{L}[\p{L}-]+)/giu;
  return [...text.matchAll(beside)].some(([, word = ""]) => label.toLowerCase().startsWith(word.toLowerCase()));
}

/** Where something stands, or how one reaches somebody: of this alone nobody knows what it is. */
const WHERE_OR_HOW =
  /^(?:location|place|room|floor|site|address|phone(?: number)?|telephone|mobile|e-?mail(?: address)?|standort|ort|lagerort|aufstellort|raum|halle|etage|stockwerk|adresse|anschrift|telefon(?:nummer)?|handy(?:nummer)?|e-?mail-?adresse)$/i;

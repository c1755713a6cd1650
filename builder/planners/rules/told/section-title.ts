import type { Part } from "../../../../sdk/contract/parts.ts";
import { tableName } from "../../../blueprints/tables.ts";
import type { ReadingContext } from "../context.ts";
import { nounFrom } from "../fields/names.ts";
import { makeScene } from "../words/make-scene.ts";

/** "1) Wartung der Geräte. …", "The first one: lost property. …": a heading is a sentence of no more words. */
const MAX_WORDS = 4;

/** The heading of one of several things; null where it begins with a whole sentence. */
export function titleOf(section: string): string | null {
  const title = /^\s*([\p{L}][\p{L}\d\s'’&/-]{2,40}?)\s*[.:!\n–—]/u.exec(section)?.[1]?.trim();
  if (title === undefined || title.split(/\s+/).length > MAX_WORDS || VERB.test(title)) return null;
  return title;
}

/** What wishes or tells is no heading. */
const VERB =
  /(?<!\p{L})(?:please|pls|can|could|we|i|you|is|are|was|have|has|need|want|would|like|post|send|list|make|remind|bitte|kannst|könnt\p{L}*|wir|ich|du|ist|sind|war|haben|hat|brauch\p{L}*|will|möcht\p{L}*|poste|liste|it|there|es|eine?|a|an)(?!\p{L})/iu;

/** A list without a name of its own has its heading's, in all parts that speak of it. */
export function namedByTitle(parts: Part[], title: string | null, context: ReadingContext): Part[] {
  const { names } = context.lexicon.language;
  const kept = parts.find((part) => part.part === "records");
  if (title === null || kept === undefined || kept.noun.one !== names.entry) return parts;
  const noun = nounFrom(makeScene("", [], context), title);
  const table = tableName(noun.many);
  const old = kept.table.replaceAll("_", "-").slice(0, 40);
  return parts.map((part): Part => {
    if (!("table" in part) || part.table !== kept.table) return part;
    if (part.part === "records") return { ...part, table, noun };
    const run = "run" in part ? { run: part.run.replace(old, table.replaceAll("_", "-").slice(0, 40)) } : {};
    return { ...part, table, ...run };
  });
}

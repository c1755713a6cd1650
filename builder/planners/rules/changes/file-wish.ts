import type { Part } from "../../../../sdk/contract/parts.ts";

/**
 * "and I need it all out as csv", "and a csv download": every list of entries comes out as a file already. The message
 * without such wishes; where nothing else is in it, all of it.
 */
export function withoutFileWishes(text: string, parts: readonly Part[]): { text: string; told: string[] } {
  if (!parts.some(({ part }) => part === "records")) return { text, told: [] };
  const told: string[] = [];
  const rest = piecesOf(text)
    .filter((piece) => {
      const isFile = FILE.test(piece) && !ELSE.test(piece);
      if (isFile) told.push(piece.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "").slice(0, 120));
      return !isFile;
    })
    .join("");
  return /\p{L}{3}/u.test(rest) ? { text: rest.trim(), told } : { text, told: [] };
}

/** Sentences, and what "and" begins of them. */
function piecesOf(text: string): string[] {
  return text.split(/(?<=[.!?;\n])(?=\s)|(?=,\s)|(?=\s(?:and|und|plus|&)\s)/iu);
}

const FILE =
  /(?<!\p{L})(?:csv|excel|xlsx|spreadsheet)(?!\p{L})|(?<!\p{L})(?:csv|excel)-?(?:export|download|datei|file|liste|tabelle)/iu;

/** A rhythm, a channel, a column called so: no file that one takes. */
const ELSE =
  /#\p{L}|:|["“„]|(?<!\p{L})(?:column|field|spalte|feld|rename|daily|weekly|every|each|täglich|wöchentlich|jeden?|mail|e-?mail|remove|entfern\p{L}*)(?!\p{L})/iu;

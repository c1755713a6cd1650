import type { Part } from "../../../sdk/contract/parts.ts";
import type { Note } from "./words/scene.ts";

/** Without the notes of a word that was read as another, and stands in the parts as it was written: “deadlin” of a column. */
export function withoutKeptWords(notes: readonly Note[], parts: readonly Part[]): Note[] {
  const words = new Set(
    JSON.stringify(parts)
      .toLowerCase()
      .match(/[\p{L}\p{N}'’-]+/gu) ?? [],
  );
  return notes.filter(({ kind, about }) => {
    const written = kind === "spelling" ? /^“(.+)” → /.exec(about)?.[1] : undefined;
    return written === undefined || !words.has(written.toLowerCase());
  });
}

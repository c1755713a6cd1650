import type { ProofNote } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { bullets, plain, section } from "./pieces.ts";

/** Who reads it, and when: before it is live the one who said what is wrong, then who approves, and all once it is live. */
type Reader = "preview" | "approval" | "live";

/** What was seen on both versions; where nothing tells them apart, no more than what is known. None: there was no version before. */
export function proofBlocks(proof: ProofNote | null, reader: Reader, language: Language) {
  if (proof === null) return [];
  const { differences, more, kept, isAllKept, unproven } = proof;
  if (differences.length > 0) {
    const lines = [...differences.map(plain), ...(more === 0 ? [] : [language.forms.more(more)])];
    return [section(`*${language.proof.differs}*\n${bullets(lines)}`)];
  }
  const checked = kept === 0 ? [] : [language.proof.checked(kept, isAllKept)];
  const said = [...(unproven === null ? [] : [unprovenWords(unproven, reader, language)]), ...checked];
  return said.length === 0 ? [] : [section(said.join("\n"))];
}

function unprovenWords(why: NonNullable<ProofNote["unproven"]>, reader: Reader, { proof }: Language): string {
  return `*${proof.unproven}* ${proof[why](proof.before[reader])} ${proof.look[reader]}`;
}

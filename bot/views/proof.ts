import type { ProofNote } from "../../operator/announcer.ts";
import { bullets, plain, section } from "./pieces.ts";

/** Who reads it, and when: before it is live the one who said what is wrong, then who approves, and all once it is live. */
type Reader = "preview" | "approval" | "live";

/** What was seen on both versions; where nothing tells them apart, no more than what is known. None: there was no version before. */
export function proofBlocks(proof: ProofNote | null, reader: Reader) {
  if (proof === null) return [];
  const { differences, more, kept, isAllKept, unproven } = proof;
  if (differences.length > 0) {
    const lines = [...differences.map(plain), ...(more === 0 ? [] : [`and ${more} more`])];
    return [section(`*What is different, tried on both versions*\n${bullets(lines)}`)];
  }
  const checked =
    kept === 0
      ? []
      : [
          kept === 1
            ? `Checked: ${isAllKept ? "what was promised before" : "the earlier promise that stays"} still holds.`
            : `Checked: ${isAllKept ? `all ${kept} earlier promises` : `the ${kept} earlier promises that stay`} still hold.`,
        ];
  const said = [...(unproven === null ? [] : [unprovenWords(unproven, reader)]), ...checked];
  return said.length === 0 ? [] : [section(said.join("\n"))];
}

const LOOK: Record<Reader, string> = {
  preview: "Please try whether it is right before you say so.",
  approval: "Whoever said so has looked at this one and found it right.",
  live: "Please look whether it is right now, and say here if it is not.",
};
const BEFORE: Record<Reader, string> = {
  preview: "that runs now, which you said is wrong",
  approval: "that runs now, which was said to be wrong",
  live: "before, which you said is wrong",
};

function unprovenWords(why: NonNullable<ProofNote["unproven"]>, reader: Reader): string {
  const what = {
    no_check: `no check tells this version from the one ${BEFORE[reader]}.`,
    not_tried: `the version ${BEFORE[reader]}, could not be tried beside this one.`,
  };
  return `*Not proven:* ${what[why]} ${LOOK[reader]}`;
}

import type { Language } from "../../words/language.ts";
import { type Content, person, plain, section } from "../pieces.ts";

/** For all in the thread: what somebody filled in, in lines that can be copied and sent again. */
export function formMessage(personId: string, lines: string, { replies }: Language): Content {
  const head = replies.filledIn(person(personId));
  const harmless = plain(lines.replaceAll("```", "'''").replace(/(@\S+) \([UW][A-Z0-9]{2,}\)/g, "$1"));
  return { text: `${head}\n${harmless}`, blocks: [section(head), section(`\`\`\`\n${harmless}\n\`\`\``)] };
}

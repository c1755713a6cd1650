/** What an object of a call's content is: counted as it is, looked into, or refused with the reason. */
export type Judged = { tokens: number; rest?: unknown } | "look inside" | { refused: string };

export const IMAGE_TOKENS = 5_000;
const FILE_CHARACTERS_PER_TOKEN = 6;
export const CHARACTERS_PER_TOKEN = 3;

/**
 * About how many tokens the content takes, rather too many than too few, and the first refusal in it. Walks without
 * recursion: content may be nested as deep as its sender likes.
 */
export function weigh(
  content: unknown,
  judge: (block: Record<string, unknown>) => Judged,
): { estimatedInputTokens: number; refused: string | null } {
  let tokens = 0;
  let refused: string | null = null;
  const rest: unknown[] = [content];
  while (rest.length > 0) {
    const part = rest.pop();
    if (typeof part === "string") tokens += textTokens(part);
    // One by one: a call's arguments lie on the stack, and an array may be longer than that.
    else if (Array.isArray(part)) for (const item of part) rest.push(item);
    else if (typeof part === "object" && part !== null) {
      const block: Record<string, unknown> = { ...part };
      const judged = judge(block);
      if (judged === "look inside") for (const [name, value] of Object.entries(block)) rest.push(name, value);
      else if ("refused" in judged) refused ??= judged.refused;
      else {
        tokens += judged.tokens;
        if (judged.rest !== undefined) rest.push(judged.rest);
      }
    } else tokens += 1;
  }
  return { estimatedInputTokens: Math.ceil(tokens), refused };
}

/** Of a file whose bytes stand in base64. */
export function fileTokens(base64: unknown): number {
  return typeof base64 === "string" ? base64.length / FILE_CHARACTERS_PER_TOKEN : 0;
}

/** About three characters a token, one outside ASCII; at least one for each string. */
function textTokens(text: string): number {
  const bytes = Buffer.byteLength(text);
  return 1 + (bytes === text.length ? bytes / CHARACTERS_PER_TOKEN : bytes / 2);
}

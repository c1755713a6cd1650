import type { Part } from "../../../../sdk/contract/parts.ts";

/**
 * "a yes/no for “deposit paid”": beside columns a few words in quotes are a name like any other. Where a part says a text,
 * they may be that text, and stay.
 */
export function unquoted(text: string, parts: readonly Part[]): string {
  const hasColumns = parts.some(({ part }) => part === "records" || part === "approval");
  if (!hasColumns || parts.some(({ part }) => part === "scheduled_post")) return text;
  return text.replace(/[“„"«‚]([^"“”„«»‚’\n]{2,40})["”“»‘]/gu, "$1");
}

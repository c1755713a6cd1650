import type { Check } from "../../sdk/contract/check.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import type { Seen } from "../checks/check-result.ts";
import { tellCheck, tellingOf } from "./tell-checks.ts";
import type { Telling } from "./telling.ts";

/** A line for each of these Checks, by their places in the manifest: the same act on the version before, and on this one. */
export function tellProof(
  manifest: Telling["manifest"],
  composition: Composition | undefined,
  told: readonly { index: number; seen: Seen }[],
): string[] {
  const telling = tellingOf(manifest, composition, "asker");
  return told.flatMap(({ index, seen }) => {
    const check = manifest.checks[index];
    if (check === undefined) return [];
    const { act, outcome } = tellCheck(check, telling);
    return [telling.words.differs(act, seenWords(check, seen, telling), outcome)];
  });
}

function seenWords(check: Check, seen: Seen, { words: { was } }: Telling): string {
  switch (seen.kind) {
    case "due":
      return was.due;
    case "not_due":
      return was.silent;
    case "refused":
      return was.refused;
    case "not_refused":
      return was.notRefused;
    case "broke":
      return was.broke;
    case "not_shown":
      return was.notShown(check.shows ?? "");
    case "not_kept":
      return was.notKept;
    case "answered":
      return was.answered(short(seen.text));
    case "posted": {
      const channel = typeof check.posted === "object" ? check.posted.channel : "";
      // What it told somebody in private has their id in the channel's place.
      const posts = seen.posts.filter((one) => one.channel.startsWith("#"));
      const post = posts.find((one) => one.channel === channel) ?? posts[0];
      return post === undefined ? was.nothingPosted(channel) : was.posted(post.channel, short(post.text));
    }
  }
}

/** Without Slack's signs for bold; a line of a message has no room for a whole page. */
function short(text: string): string {
  const plain = text.replaceAll("*", "").replace(/\s+/g, " ").trim();
  return plain.length > MOST_SAID ? `${plain.slice(0, MOST_SAID)}…` : plain;
}

const MOST_SAID = 80;

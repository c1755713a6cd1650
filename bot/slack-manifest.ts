import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Log } from "../lib/log.ts";
import { slackLogger, slackWordOf } from "./slack-client.ts";

/** A slash command that Slack itself is to know, and what it says of it. */
export interface SlackCommand {
  /** With the slash: `/generate`. */
  command: string;
  description: string;
}

export type Synced =
  /** `added` are new there; `native` all of ours that Slack knows now. `tooMany` found no place. */
  | { kind: "synced"; added: string[]; native: string[]; tooMany: string[] }
  /** Slack's word for why, and what it says of it. */
  | { kind: "refused"; word: string; said: string }
  | { kind: "silent" };

/** docs.slack.dev/reference/app-manifest: at most 50 commands of 32 characters, with 2000 about each. */
const MOST_COMMANDS = 50;
const MOST_CHARACTERS = 32;
const MOST_DESCRIPTION = 2000;

const manifestSchema = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z.looseObject({ slash_commands: z.array(z.looseObject({ command: z.string() })).optional() }).optional(),
});

const exportedSchema = z.object({ manifest: manifestSchema });
/** Each says where, by a JSON pointer. */
const problemsSchema = z.object({ errors: z.array(z.object({ message: z.string(), pointer: z.string().optional() })) });

type SlackManifest = z.infer<typeof manifestSchema>;

/**
 * Puts commands into the manifest of our Slack app, once: exports it, adds what is not there, has it validated and updates it
 * (docs.slack.dev/reference/methods/apps.manifest.update replaces all of it, so what is foreign goes back as it came). The
 * configuration token lives in this call alone: it is in no log, no error and no row.
 */
export async function syncSlackManifest(
  { slackApiUrl, log, appId }: { slackApiUrl?: string; log: Log; appId: string },
  token: string,
  wanted: readonly SlackCommand[],
): Promise<Synced> {
  const client = new WebClient(token, {
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 30_000,
    logger: slackLogger(log),
  });
  const call = async (method: string, args: Record<string, unknown>) =>
    client.apiCall(method, { app_id: appId, ...args });
  try {
    const exported = exportedSchema.parse(await call("apps.manifest.export", {})).manifest;
    const { manifest, added, native, tooMany } = withCommands(exported, wanted);
    if (added.length > 0) {
      const text = JSON.stringify(manifest);
      await call("apps.manifest.validate", { manifest: text });
      await call("apps.manifest.update", { manifest: text });
    }
    return { kind: "synced", added, native, tooMany };
  } catch (error) {
    const word = slackWordOf(error);
    if (word === null) return { kind: "silent" };
    return { kind: "refused", word, said: `${word}${problemsOf(error)}`.replaceAll(token, "…") };
  }
}

function problemsOf(error: unknown): string {
  const read = error instanceof WebAPIPlatformError ? problemsSchema.safeParse(error.data) : null;
  if (!read?.success) return "";
  return `: ${read.data.errors.map(({ message, pointer = "" }) => `${pointer} ${message}`.trim()).join("; ")}`;
}

/** Pure. All that is there stays, in its place. */
export function withCommands(
  manifest: SlackManifest,
  wanted: readonly SlackCommand[],
): { manifest: SlackManifest; added: string[]; native: string[]; tooMany: string[] } {
  const present = manifest.features?.slash_commands ?? [];
  const known = new Set(present.map(({ command }) => command));
  const missing = wanted.filter(({ command }) => !known.has(command));
  const room = Math.max(0, MOST_COMMANDS - present.length);
  const fitting = missing.filter(({ command }) => command.length <= MOST_CHARACTERS).slice(0, room);
  const added = fitting.map(({ command, description }) => ({
    command,
    description: description.slice(0, MOST_DESCRIPTION),
    should_escape: true,
  }));
  const native = wanted.map(({ command }) => command).filter((word) => known.has(word) || isIn(fitting, word));
  const tooMany = missing.map(({ command }) => command).filter((word) => !isIn(fitting, word));
  const features = { ...manifest.features, slash_commands: [...present, ...added] };
  return { manifest: { ...manifest, features }, added: added.map(({ command }) => command), native, tooMany };
}

function isIn(list: readonly SlackCommand[], word: string): boolean {
  return list.some(({ command }) => command === word);
}

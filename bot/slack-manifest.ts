import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Log } from "../lib/log.ts";
import { type Merged, mergeManifest, slackManifestSchema, type WantedOfSlack } from "./manifest-merge.ts";
import { slackLogger, slackWordOf } from "./slack-client.ts";

export type Synced =
  | ({ kind: "synced" } & Omit<Merged, "manifest">)
  /** Slack's word for why, and what it says of it. */
  | { kind: "refused"; word: string; said: string }
  | { kind: "silent" };

const exportedSchema = z.object({ manifest: slackManifestSchema });
/** Each says where, by a JSON pointer. */
const problemsSchema = z.object({ errors: z.array(z.object({ message: z.string(), pointer: z.string().optional() })) });

/**
 * Puts what apps are called by into the manifest of our Slack app, once: exports it, adds what is not there, takes away what was
 * ours and is no more, has it validated and updates it
 * (docs.slack.dev/reference/methods/apps.manifest.update replaces all of it, so what is foreign goes back as it came). The
 * configuration token lives in this call alone: it is in no log, no error and no row.
 */
export async function syncSlackManifest(
  { slackApiUrl, log, appId }: { slackApiUrl?: string; log: Log; appId: string },
  token: string,
  wanted: WantedOfSlack,
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
    const { manifest, ...merged } = mergeManifest(exported, wanted);
    if (manifest !== exported) {
      const text = JSON.stringify(manifest);
      await call("apps.manifest.validate", { manifest: text });
      await call("apps.manifest.update", { manifest: text });
    }
    return { kind: "synced", ...merged };
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: "refused", word: "unknown_answer", said: UNKNOWN_ANSWER };
    const word = slackWordOf(error);
    if (word === null) return { kind: "silent" };
    return { kind: "refused", word, said: `${word}${problemsOf(error)}`.replaceAll(token, "…") };
  }
}

const UNKNOWN_ANSWER = "the manifest that it keeps has a form that this version of Toolroom does not know";

function problemsOf(error: unknown): string {
  const read = error instanceof WebAPIPlatformError ? problemsSchema.safeParse(error.data) : null;
  if (!read?.success) return "";
  return `: ${read.data.errors.map(({ message, pointer = "" }) => `${pointer} ${message}`.trim()).join("; ")}`;
}

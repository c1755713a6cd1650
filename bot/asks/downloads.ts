import type { Log } from "../../lib/log.ts";

/** Fetches a file of Slack's; `unread` says why it could not. At most `maxBytes` are read, `isWhole` tells whether that was all. */
export type Download = (url: string, maxBytes: number) => Promise<Downloaded>;

export type Downloaded = { bytes: Buffer; isWhole: boolean } | { unread: string };

const TIMEOUT_MS = 15_000;

/** The bot's token goes to Slack's own hosts only, and never along a redirect. */
export function createDownload(options: { botToken: string; slackApiUrl?: string; log: Log }): Download {
  const trusted = new URL(options.slackApiUrl ?? "https://slack.com/api/");

  return async (url, maxBytes) => {
    if (!isSlacks(url, trusted)) return { unread: "it is kept outside Slack" };
    try {
      const answer = await fetch(url, {
        headers: { authorization: `Bearer ${options.botToken}` },
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      // Without the right to read it Slack answers with its sign-in page.
      const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true;
      if (answer.status !== 200 || answer.body === null || isPage) {
        options.log.warn("download_refused", { status: answer.status });
        await answer.body?.cancel();
        return { unread: `Slack did not hand it out (${isPage ? "sign-in page" : answer.status})` };
      }
      return await read(answer.body, maxBytes);
    } catch (error) {
      options.log.warn("download_failed", { reason: String(error) });
      return { unread: "it could not be fetched from Slack" };
    }
  };
}

function isSlacks(url: string, trusted: URL): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (origin === trusted.origin) return true;
  return protocol === "https:" && (hostname === "slack.com" || hostname.endsWith(".slack.com"));
}

async function read(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Downloaded> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) return { bytes: Buffer.concat(chunks).subarray(0, maxBytes), isWhole: false };
  }
  return { bytes: Buffer.concat(chunks), isWhole: true };
}

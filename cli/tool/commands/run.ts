import { z } from "zod";
import { shownText } from "../../../builder/checks/shown-text.ts";
import { KnownError } from "../../../lib/errors.ts";
import { parseJson } from "../../../lib/json.ts";
import { type Call, listOf, textOf } from "../call.ts";
import { readFolder, requireManifest } from "../local/app-folder.ts";
import { linkLibrary } from "../local/link-library.ts";
import { startLocalApp } from "../local/local-app.ts";
import { failed, type Outcome } from "../outcome.ts";
import { harmless } from "../pen.ts";
import type { Surroundings } from "../surroundings.ts";

const answerSchema = z.union([
  z.object({ status: z.number(), shows: z.string(), markup: z.string() }),
  z.looseObject({ ok: z.boolean() }),
]);
const onceSchema = z.object({
  answer: answerSchema,
  posts: z.array(z.object({ channel: z.string(), text: z.string() })),
  log: z.array(z.string()),
});
/** Where its page and its own pages were. */
const liveSchema = z.object({ address: z.string(), appAddress: z.string() });
export const resultSchema = z.union([onceSchema, liveSchema]);

/**
 * With an action: starts the app on an empty database, does that, and shows what came of it. Without: runs it until Ctrl-C with a
 * page to fire its triggers, where somebody looks (a terminal, --stream or --port); else it says whether it starts.
 */
export async function run(call: Call, around: Surroundings): Promise<Outcome> {
  const action = textOf(call.args.action);
  const words = listOf(call.args.what);
  if (action !== undefined && words.length === 0) {
    const what =
      { visit: "a path, such as /", command: 'a command, such as "/lunch ramen"' }[action] ?? "what a trigger runs";
    return failed("usage", `\`tool run ${action}\` wants ${what}.`, "Write it behind.");
  }
  const port = portOf(textOf(call.options.port));
  const isWatched = around.isTerminal || around.isStreamed || port !== null;
  if (action === undefined && isWatched && around.box === null) {
    readFolder(around.folder);
    const { runLive } = await import("../live/run-live.ts");
    return runLive(around, port ?? 0);
  }
  const manifest = requireManifest(readFolder(around.folder));
  await linkLibrary(around.folder, around.toolchain);
  const local = await startLocalApp({ folder: around.folder, manifest, clock: around.clock });
  try {
    const at = new Date(around.clock.now()).toISOString();
    const what = words.join(" ");
    const answer =
      action === "visit"
        ? asReader(await local.target.visit(what, { as: "asker", at }))
        : action === "command"
          ? await local.target.command(what, { as: "asker", at })
          : action === "fire"
            ? await local.target.fire(words[0] ?? "", { as: "asker", at, body: bodyOf(words.slice(1).join(" ")) })
            : { ok: true, text: "It starts and is healthy." };
    const posts = await local.target.posts();
    const log = local.log();
    const lines = [
      "shows" in answer ? `${answer.status} ${answer.shows}` : JSON.stringify(answer),
      ...posts.map((post) => `would post in ${post.channel}: ${post.text}`),
      ...log,
    ];
    return { app: manifest.name, result: { answer, posts, log }, show: () => harmless(lines.join("\n")) };
  } finally {
    await local.stop();
  }
}

function portOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  const port = Number(written);
  if (/^\d{1,5}$/.test(written) && port <= 65_535) return port;
  throw new KnownError(
    "bad_value",
    "This is no port.",
    "Write --port with a number from 1 to 65535, or 0 for any that is free.",
  );
}

/** What a webhook is to get: JSON of an object, else text. */
function bodyOf(written: string): string | Record<string, unknown> | undefined {
  if (written === "") return undefined;
  const read = z.record(z.string(), z.unknown()).safeParse(parseJson(written));
  return read.success ? read.data : written;
}

/** What a reader sees, and the markup of the page's own part. */
function asReader(page: { status: number; text: string }): { status: number; shows: string; markup: string } {
  const markup = /<main>([\s\S]*)<\/main>/.exec(page.text)?.[1]?.trim() ?? page.text;
  return { status: page.status, shows: shownText(page.text), markup: markup.slice(0, 10_000) };
}

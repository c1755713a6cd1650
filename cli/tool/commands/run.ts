import { z } from "zod";
import { KnownError } from "../../../lib/errors.ts";
import { type Call, listOf, textOf } from "../call.ts";
import { readFolder, requireManifest } from "../local/app-folder.ts";
import { linkLibrary } from "../local/link-library.ts";
import { startLocalApp } from "../local/local-app.ts";
import { brokeAt, readTry, tryOnce, whatToCorrect } from "../local/try-once.ts";
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
  if (action !== undefined && port !== null)
    return failed("usage", `--port is for the page, and \`tool run ${action}\` has none.`, "Leave one of them out.");
  if (port !== null && around.isServed === true)
    return failed(
      "usage",
      "The page lasts until Ctrl-C, which nobody can press here.",
      "Leave --port out: tool run visit, command and fire do one thing each. For the page run `tool run` at a terminal.",
    );
  if (action === undefined && isWatched && around.box === null) {
    readFolder(around.folder);
    const { runLive } = await import("../live/run-live.ts");
    return runLive(around, port ?? 0);
  }
  const manifest = requireManifest(readFolder(around.folder));
  const one = action === undefined ? null : readTry(action, words, manifest);
  await linkLibrary(around.folder, around.toolchain);
  const { folder, clock } = around;
  const local = await startLocalApp({ folder, manifest, clock, migrateProgram: around.migrateProgram() });
  try {
    const at = new Date(around.clock.now()).toISOString();
    const answer =
      one === null
        ? { ok: true as const, text: "It starts and is healthy." }
        : await tryOnce(local, one, at, around.folder);
    const posts = await local.target.posts();
    const log = local.log();
    const said = { app: manifest.name, result: { answer, posts, log } };
    const broke = brokeAt(answer);
    if (broke !== null) return { ...said, ...failed("app_failed", broke, whatToCorrect(local, around.folder)) };
    const lines = [
      "shows" in answer ? `${answer.status} ${answer.shows}` : JSON.stringify(answer),
      ...posts.map((post) => `would post in ${post.channel}: ${post.text}`),
      ...log,
    ];
    return { ...said, show: () => harmless(lines.join("\n")) };
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

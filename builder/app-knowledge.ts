import { asKnown } from "../lib/errors.ts";
import { maskSecrets } from "../lib/secrets.ts";
import type { SourceFile } from "../runners/runner.ts";
import type { LastRun, LiveVersion } from "../store/app-answer.ts";
import { appAnswer } from "../store/app-answers.ts";
import { requestById } from "../store/app-requests.ts";
import { appById } from "../store/apps.ts";
import { liveRelease } from "../store/releases.ts";
import type { BuilderDeps } from "./deps.ts";
import { cutMiddle } from "./harnesses/cut-middle.ts";
import type { AppKnowledge, Ask } from "./planner.ts";
import { readBundle } from "./source/bundle.ts";

const MAX_PATHS = 100;
const MAX_FILES = 4;
const MAX_FILE = 6_000;
const QUESTION =
  /\?|^\W*(?:who|whose|what|which|when|where|why|how|does|do|did|is|are|can|wer|wem|was|welche[rsn]?|wann|warum|wieso|wo|wie|kann|ist|sind|hat)\b/i;

/**
 * Adds what an App is made of and what it did, where its Owner may be asking about it. Nothing of what it keeps, and no
 * secret; bounded, for a model reads it.
 */
export async function withKnowledge(deps: BuilderDeps, ask: Ask): Promise<Ask> {
  if (ask.current === null || deps.planner.name !== "model" || !QUESTION.test(ask.text)) return ask;
  const request = await requestById(deps.store, ask.requestId);
  const app = await appById(deps.store, request?.appId ?? "");
  if (app === undefined || request?.requesterId !== app.ownerId) return ask;
  const live = await liveRelease(deps.store, app.id);
  if (live === undefined) return ask;
  const at = deps.clock.now();
  const [runs, changes] = [
    await appAnswer(deps.store, app, "last_run", at),
    await appAnswer(deps.store, app, "changes", at),
  ];
  const code = await readBundle(deps.home, live.bundleHash).catch((error: unknown) => {
    // Without its code there is still the rest to answer from.
    deps.log.warn("no code to answer from", { requestId: ask.requestId, reason: asKnown(error)?.code ?? "unknown" });
    return [];
  });
  const knowledge: AppKnowledge = {
    ...codeFor(ask.text, code),
    runs: runs?.about === "last_run" ? runs.runs.map(runLine) : [],
    versions: changes?.about === "changes" ? changes.versions.map(versionLine) : [],
  };
  return { ...ask, current: { ...ask.current, knowledge } };
}

/** What the words of the question stand in most, and what the App begins with. */
function codeFor(question: string, files: readonly SourceFile[]): Pick<AppKnowledge, "paths" | "files"> {
  const own = files.filter(({ path }) => !path.startsWith("test/"));
  const words = new Set(question.toLowerCase().match(/\p{Letter}{4,}/gu) ?? []);
  const ranked = own
    .filter(({ path }) => /\.(?:ts|tsx|js|sql|md)$/.test(path))
    .map(({ path, content }) => {
      const text = maskSecrets(Buffer.from(content).toString("utf8"));
      const lower = `${path}\n${text}`.toLowerCase();
      const said = [...words].filter((word) => lower.includes(word)).length;
      return { path, text, weight: path === "app.ts" ? Number.POSITIVE_INFINITY : said };
    })
    .sort((one, other) => other.weight - one.weight || (one.path < other.path ? -1 : 1));
  return {
    paths: own.map(({ path }) => path).slice(0, MAX_PATHS),
    files: ranked.slice(0, MAX_FILES).map(({ path, text }) => ({ path, text: cutMiddle(text, MAX_FILE) })),
  };
}

function runLine({ run, kind, at, outcome, error, channels }: LastRun): string {
  const where = channels.length === 0 ? "" : `, posted in ${channels.join(", ")}`;
  const why = error === null ? "" : `: ${maskSecrets(error.slice(0, 300))}`;
  return `${new Date(at).toISOString()} ${kind} ${run}: ${outcome}${where}${why}`;
}

function versionLine({ number, summary, liveAt, isLive }: LiveVersion): string {
  const first = summary.trim().split("\n")[0] ?? "";
  return `v${number}${isLive ? " (live)" : ""}, live since ${new Date(liveAt).toISOString()}: ${first.slice(0, 300)}`;
}

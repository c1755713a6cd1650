import { explain } from "../../lib/errors.ts";
import { type Check, isOnlyDue } from "../../sdk/contract/check.ts";
import { checkSentence } from "../../sdk/contract/check-sentence.ts";
import type { CheckResult, Seen } from "./check-result.ts";
import type { CheckTarget } from "./check-target.ts";
import { shownText } from "./shown-text.ts";

/** What an action led to: the app's words, whether it was refused, or how it broke. */
interface Outcome {
  kind: "answered" | "refused" | "failed";
  text: string;
}

/**
 * Runs the Checks in order on one target. Those without a moment happen at `nowMs`, all at the same one. Once `over` is
 * aborted none is begun: it throws the signal's reason.
 */
export async function runChecks(
  target: CheckTarget,
  checks: readonly Check[],
  nowMs: number,
  over?: AbortSignal,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    over?.throwIfAborted();
    const at = check.at ?? new Date(nowMs).toISOString();
    // A target that is gone fails the check that found out, and every later one: the report names them all.
    const wrong = await whatIsWrong(target, check, at).catch((error: unknown) => gone(explain(error)));
    const sentence = checkSentence(check);
    results.push(
      wrong === undefined ? { sentence, ok: true, detail: "As expected." } : { sentence, ok: false, ...wrong },
    );
  }
  return results;
}

/** What was seen where a Check does not hold: as data, and in words for whoever mends it. */
interface Wrong {
  detail: string;
  seen: Seen;
}

function gone(why: string): Wrong {
  return { detail: `The app is gone: ${why}`, seen: { kind: "broke" } };
}

async function whatIsWrong(target: CheckTarget, check: Check, at: string): Promise<Wrong | undefined> {
  const due = wrongTime(target, check, at);
  if (due !== undefined || isOnlyDue(check)) return due;
  const before = (await target.posts()).length;
  const outcome = await act(target, check, at);
  return (
    wrongEnd(check, outcome) ??
    (await wrongPost(target, check, outcome, before)) ??
    wrongPage(check, outcome) ??
    (await wrongRow(target, check))
  );
}

function wrongTime(target: CheckTarget, check: Check, at: string): Wrong | undefined {
  if (!("fire" in check) || check.due === undefined || target.isDue(check.fire, at) === check.due) return undefined;
  return check.due
    ? { detail: `No schedule of \`${check.fire}\` is due then.`, seen: { kind: "not_due" } }
    : { detail: `A schedule of \`${check.fire}\` is due then.`, seen: { kind: "due" } };
}

function wrongEnd(check: Check, { kind, text }: Outcome): Wrong | undefined {
  if (check.refused) {
    if (kind === "answered")
      return { detail: `It was not refused: the answer was ${quote(text)}.`, seen: { kind: "not_refused" } };
    return kind === "failed" ? { detail: `It was not refused, it broke: ${text}`, seen: { kind: "broke" } } : undefined;
  }
  if (kind === "refused") return { detail: `It was refused: ${text}`, seen: { kind: "refused" } };
  return kind === "failed" ? { detail: `It broke: ${text}`, seen: { kind: "broke" } } : undefined;
}

async function act(target: CheckTarget, check: Check, at: string): Promise<Outcome> {
  const as = check.as ?? "asker";
  if ("visit" in check) {
    const form = check.with;
    const page = await target.visit(check.visit, { as, at, ...(form === undefined ? {} : { form }) });
    const text = shownText(page.text);
    if (page.status === 401 || page.status === 403) return { kind: "refused", text };
    return page.status < 400
      ? { kind: "answered", text }
      : { kind: "failed", text: `the page answered ${page.status}, ${quote(text)}.` };
  }
  const answer = await ("fire" in check
    ? target.fire(check.fire, { as, at, body: check.body })
    : target.command(check.command, { as, at }));
  if (answer.ok) return { kind: "answered", text: answer.text ?? "" };
  return { kind: answer.refused ? "refused" : "failed", text: answer.error };
}

async function wrongPost(
  target: CheckTarget,
  check: Check,
  outcome: Outcome,
  before: number,
): Promise<Wrong | undefined> {
  if (check.posted === undefined) return undefined;
  const posts = (await target.posts()).slice(before);
  if (typeof check.posted === "string") {
    const said = check.posted;
    if (contains(outcome.text, said) || posts.some((post) => contains(post.text, said))) return undefined;
    const detail = `The answer was ${outcome.text === "" ? "empty" : quote(outcome.text)}, without ${quote(said)}.`;
    return { detail, seen: { kind: "answered", text: cut(outcome.text) } };
  }
  const { channel, contains: wanted } = check.posted;
  if (posts.some((post) => post.channel === channel && contains(post.text, wanted))) return undefined;
  const seen: Seen = { kind: "posted", posts: posts.map((post) => ({ channel: post.channel, text: cut(post.text) })) };
  if (posts.length === 0)
    return { detail: `Nothing was posted, so ${channel} has no message with ${quote(wanted)}.`, seen };
  const instead = posts.map((post) => `${quote(post.text)} in ${post.channel}`).join(" and ");
  return { detail: `Instead of ${quote(wanted)} in ${channel} it posted ${instead}.`, seen };
}

function wrongPage({ shows }: Check, { text }: Outcome): Wrong | undefined {
  if (shows === undefined || contains(text, shows)) return undefined;
  return {
    detail: `The page does not show ${quote(shows)}. It shows ${quote(text)}.`,
    seen: { kind: "not_shown" },
  };
}

async function wrongRow(target: CheckTarget, check: Check): Promise<Wrong | undefined> {
  if (check.row === undefined) return undefined;
  const { table, has } = check.row;
  try {
    if ((await target.rows(table, has)) > 0) return undefined;
  } catch (error) {
    // Also where there is no such table, or no such column.
    return { detail: explain(error), seen: { kind: "not_kept" } };
  }
  const values = Object.entries(has).map(
    ([column, value]) => `${column} = ${value === null ? "empty" : JSON.stringify(value)}`,
  );
  return { detail: `The table ${table} has no row with ${values.join(", ")}.`, seen: { kind: "not_kept" } };
}

/** White space counts as one space: a page may break a line anywhere. */
function contains(text: string, wanted: string): boolean {
  return text.replace(/\s+/g, " ").includes(wanted.replace(/\s+/g, " ").trim());
}

function quote(text: string): string {
  return `"${cut(text)}"`;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

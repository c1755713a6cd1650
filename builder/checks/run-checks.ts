import { z } from "zod";
import { explain } from "../../lib/errors.ts";
import type { Check } from "../../sdk/contract/check.ts";
import { checkSentence } from "../../sdk/contract/check-sentence.ts";
import type { CheckTarget } from "./check-target.ts";
import { shownText } from "./shown-text.ts";

/** How one Check ended. `detail` says in plain words what was seen. */
export const checkResultSchema = z.object({ sentence: z.string(), ok: z.boolean(), detail: z.string() });

export type CheckResult = z.infer<typeof checkResultSchema>;

/** What an action led to: the app's words, whether it was refused, or how it broke. */
interface Outcome {
  kind: "answered" | "refused" | "failed";
  text: string;
}

/** Runs the Checks in order on one target. Those without a moment happen at `nowMs`, all at the same one. */
export async function runChecks(target: CheckTarget, checks: readonly Check[], nowMs: number): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const at = check.at ?? new Date(nowMs).toISOString();
    // A target that is gone fails the check that found out, and every later one: the report names them all.
    const wrong = await whatIsWrong(target, check, at).catch((error: unknown) => `The app is gone: ${explain(error)}`);
    results.push({ sentence: checkSentence(check), ok: wrong === undefined, detail: wrong ?? "As expected." });
  }
  return results;
}

async function whatIsWrong(target: CheckTarget, check: Check, at: string): Promise<string | undefined> {
  const before = (await target.posts()).length;
  const outcome = await act(target, check, at);
  if (check.refused) {
    if (outcome.kind === "answered") return `It was not refused: the answer was ${quote(outcome.text)}.`;
    if (outcome.kind === "failed") return `It was not refused, it broke: ${outcome.text}`;
  } else {
    if (outcome.kind === "refused") return `It was refused: ${outcome.text}`;
    if (outcome.kind === "failed") return `It broke: ${outcome.text}`;
  }
  return (
    (await wrongPost(target, check, outcome, before)) ??
    (check.shows !== undefined && !contains(outcome.text, check.shows)
      ? `The page does not show ${quote(check.shows)}. It shows ${quote(outcome.text)}.`
      : undefined) ??
    (await wrongRow(target, check))
  );
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
    ? target.fire(check.fire, at, check.body)
    : target.command(check.command, { as, at }));
  if (answer.ok) return { kind: "answered", text: answer.text ?? "" };
  return { kind: answer.refused ? "refused" : "failed", text: answer.error };
}

async function wrongPost(
  target: CheckTarget,
  check: Check,
  outcome: Outcome,
  before: number,
): Promise<string | undefined> {
  if (check.posted === undefined) return undefined;
  const posts = (await target.posts()).slice(before);
  if (typeof check.posted === "string") {
    const said = check.posted;
    if (contains(outcome.text, said) || posts.some((post) => contains(post.text, said))) return undefined;
    return `The answer was ${outcome.text === "" ? "empty" : quote(outcome.text)}, without ${quote(said)}.`;
  }
  const { channel, contains: wanted } = check.posted;
  if (posts.some((post) => post.channel === channel && contains(post.text, wanted))) return undefined;
  if (posts.length === 0) return `Nothing was posted, so ${channel} has no message with ${quote(wanted)}.`;
  return `Instead of ${quote(wanted)} in ${channel} it posted ${posts.map((post) => `${quote(post.text)} in ${post.channel}`).join(" and ")}.`;
}

async function wrongRow(target: CheckTarget, check: Check): Promise<string | undefined> {
  if (check.row === undefined) return undefined;
  const { table, has } = check.row;
  if ((await target.rows(table, has)) > 0) return undefined;
  return `The table ${table} has no row with ${Object.entries(has)
    .map(([column, value]) => `${column} = ${value === null ? "empty" : JSON.stringify(value)}`)
    .join(", ")}.`;
}

/** White space counts as one space: a page may break a line anywhere. */
function contains(text: string, wanted: string): boolean {
  return text.replace(/\s+/g, " ").includes(wanted.replace(/\s+/g, " ").trim());
}

function quote(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `"${line.length > 300 ? `${line.slice(0, 300)}…` : line}"`;
}

import { listCommands } from "../../store/triggers.ts";
import { named } from "./find-app.ts";
import { syncWords } from "./sync-words.ts";
import { has, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** An app configuration token, as api.slack.com/apps makes it: good for twelve hours. */
const CONFIG_TOKEN = /^xoxe\.xoxp-[\w-]{10,500}$/;
const WHERE =
  "Make a fresh one at https://api.slack.com/apps (Your App Configuration Tokens), and give it on stdin: tool slack sync < token";

/**
 * Has Slack know the commands of live Apps by themselves: `/generate` beside `/tool generate`. The token came on stdin, goes
 * to Slack once, and is kept nowhere.
 */
export async function slackSync(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const may = await deps.authority.mayDo(ask.personId, "configure_slack", {});
  if (!may.yes) return refused("not_allowed", may.why, await named(deps, may.askWhom || "Ask the platform team."));
  const { store } = deps.builder;
  const commands = (await listCommands(store)).map(({ word }) => `/${word}`);
  if (has(ask, "dry-run")) return { result: { commands }, changed: commands };
  const token = (ask.call.input ?? "").trim();
  if (token === "") return refused("needs_secret", "No configuration token came on stdin.", WHERE);
  if (!CONFIG_TOKEN.test(token))
    return refused("bad_value", "What came on stdin is no configuration token: those begin with xoxe.xoxp-.", WHERE);
  const synced = await syncWords(deps, token);
  if (synced.kind === "silent") return refused("try_again", "Slack does not answer.", "Run it again in a moment.");
  if (synced.kind === "refused") {
    const isToken = ["invalid_auth", "not_authed", "token_expired", "token_revoked", "not_allowed_token_type"];
    const fix = isToken.includes(synced.word) ? WHERE : "Mend that at https://api.slack.com/apps, then run it again.";
    return refused("needs_human", `Slack refuses it: ${synced.said}.`, fix);
  }
  const { added, native, tooMany } = synced;
  const warnings = tooMany.map((word) => `${word} found no place: Slack takes 50 commands of at most 32 characters.`);
  return { result: { added, native }, changed: added, warnings };
}

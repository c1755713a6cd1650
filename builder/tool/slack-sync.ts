import { syncedWords } from "../../store/slack-words.ts";
import { named } from "./find-app.ts";
import { syncWords, wantedOfSlack } from "./sync-words.ts";
import { has, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/** An app configuration token, as api.slack.com/apps makes it: good for twelve hours. */
const CONFIG_TOKEN = /^xoxe\.xoxp-[\w-]{10,500}$/;
const WHERE =
  "Make a fresh one at https://api.slack.com/apps (Your App Configuration Tokens), and give it on stdin: tool slack sync < token";

/**
 * Has Slack know the commands of live Apps by themselves: `/generate` beside `/tool generate`, and their entries in the menu of
 * messages; what no App has any more goes. The token came on stdin, goes to Slack once, and is kept nowhere.
 */
export async function slackSync(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const may = await deps.authority.mayDo(ask.personId, "configure_slack", {});
  if (!may.yes) return refused("not_allowed", may.why, await named(deps, may.askWhom || "Ask the platform team."));
  if (has(ask, "dry-run")) return foreseen(deps);
  const token = (ask.call.input ?? "").trim();
  if (token === "") return refused("needs_secret", "No configuration token came on stdin.", WHERE);
  if (!CONFIG_TOKEN.test(token))
    return refused("bad_value", "What came on stdin is no configuration token: those begin with xoxe.xoxp-.", WHERE);
  const synced = await syncWords(deps, token, ask.personId);
  if (synced.kind === "silent") return refused("try_again", "Slack does not answer.", "Run it again in a moment.");
  if (synced.kind === "refused") {
    const isToken = ["invalid_auth", "not_authed", "token_expired", "token_revoked", "not_allowed_token_type"];
    const fix = isToken.includes(synced.word) ? WHERE : "Mend that at https://api.slack.com/apps, then run it again.";
    return refused("needs_human", `Slack refuses it: ${synced.said}.`, fix);
  }
  const { added, removed, native, tooMany } = synced;
  const warnings = tooMany.map((one) => `${one} found no place: ${LIMITS}`);
  return { result: { added, removed, native }, changed: [...added, ...removed], warnings };
}

const LIMITS =
  "Slack takes 50 commands of at most 32 characters, and 10 shortcuts. It works behind /tool, or Use a tool….";

/** Without a token nobody can ask Slack what it has: what it was told by us last is known here. */
async function foreseen(deps: ToolDeps): Promise<ToolOutcome> {
  const { commands, shortcuts } = await wantedOfSlack(deps);
  const words = commands.map(({ command }) => command);
  const known = await syncedWords(deps.builder.store);
  const result = {
    commands: words,
    shortcuts: shortcuts.map(({ name, appName }) => `${name} (${appName})`),
    added: words.filter((word) => !known.has(word)),
    removed: [...known].filter((word) => !words.includes(word)),
  };
  return { result, changed: [...result.added, ...result.removed] };
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { mergeManifest, type SlackCommand, type SlackShortcut } from "../../bot/manifest-merge.ts";
import { syncSlackManifest } from "../../bot/slack-manifest.ts";
import { createLog } from "../../lib/log.ts";
import { createHandClock } from "../fakes/registry.ts";
import { type Json, openSlack, type Slack } from "../local-slack/slack-bench.ts";

const NONE = new Set<string>();
const wanted = (commands: SlackCommand[], shortcuts: SlackShortcut[] = [], before = NONE) => ({
  ...{ commands, shortcuts, before },
});
const GENERATE = { command: "/generate", description: "Shouts." };

/** As Slack has it, asked without an SDK between. */
async function exported(slack: Slack): Promise<Json> {
  const { configToken, appId } = slack.tokens;
  const response = await fetch(`${slack.url}/api/apps.manifest.export`, {
    method: "POST",
    headers: { authorization: `Bearer ${configToken}`, "content-type": "application/json" },
    body: JSON.stringify({ app_id: appId }),
  });
  return (await response.json()) as Json;
}

function logged() {
  const lines: string[] = [];
  const log = createLog({ part: "test", clock: createHandClock(), write: (line) => void lines.push(line) });
  return { lines, log };
}

test("a command goes into Slack's manifest once, beside all that is there, and is sent from then on", async (t) => {
  const slack = await openSlack(t);
  const { configToken, appId } = slack.tokens;
  const { log } = logged();
  const before = (await exported(slack)).manifest as Json;
  const to = { slackApiUrl: `${slack.url}/api/`, log, appId };
  assert.deepEqual(await syncSlackManifest(to, configToken, wanted([GENERATE])), {
    ...{ kind: "synced", added: ["/generate"], removed: [], native: ["/generate"], tooMany: [] },
  });
  const after = (await exported(slack)).manifest as Json;
  const { slash_commands: were, ...others } = before.features as { slash_commands: Json[] };
  const { slash_commands: are, ...othersAfter } = after.features as { slash_commands: Json[] };
  assert.deepEqual(are, [
    ...were,
    { command: "/generate", description: "Shouts.", usage_hint: "", should_escape: true },
  ]);
  assert.deepEqual({ ...after, features: othersAfter }, { ...before, features: others });
  assert.deepEqual(await syncSlackManifest(to, configToken, wanted([GENERATE])), {
    ...{ kind: "synced", added: [], removed: [], native: ["/generate"], tooMany: [] },
  });
  const { commands } = (await slack.get("/control/workspace")) as { commands: Json[] };
  assert.deepEqual(commands.map(({ command }) => command).slice(-1), ["/generate"]);
});

test("what Slack refuses is said with where, and the token stands nowhere", async (t) => {
  const slack = await openSlack(t);
  const { configToken, appId, botToken } = slack.tokens;
  const { log, lines } = logged();
  const to = { slackApiUrl: `${slack.url}/api/`, log, appId };
  const expired = `xoxe.xoxp-${"1".repeat(40)}`;
  const refused = await syncSlackManifest(to, expired, wanted([GENERATE]));
  assert.deepEqual(refused, { kind: "refused", word: "invalid_auth", said: "invalid_auth" });
  const bot = await syncSlackManifest(to, botToken, wanted([GENERATE]));
  assert.equal(bot.kind === "refused" && bot.word, "not_allowed_token_type");
  const wrong = await syncSlackManifest(to, configToken, wanted([{ command: "/Generate", description: "Shouts." }]));
  assert.match(
    wrong.kind === "refused" ? wrong.said : "",
    /^invalid_manifest: \/features\/slash_commands\/\d+\/command /,
  );
  const other = await syncSlackManifest({ ...to, appId: "A0OTHER" }, configToken, wanted([GENERATE]));
  assert.equal(other.kind === "refused" && other.word, "app_not_found");
  const away = await syncSlackManifest(
    { ...to, slackApiUrl: "http://127.0.0.1:9/api/" },
    configToken,
    wanted([GENERATE]),
  );
  assert.deepEqual(away, { kind: "silent" });
  const said = [...lines, JSON.stringify([refused, wrong, away])].join("\n");
  assert.ok(![configToken, expired].some((token) => said.includes(token)));
});

test("Slack has room for fifty commands of thirty-two characters: what finds none is named", () => {
  const present = Array.from({ length: 48 }, (_, index) => ({ command: `/c${index}` }));
  const manifest = { display_information: { name: "toolroom" }, features: { slash_commands: present, other: 1 } };
  const all = ["/a", `/${"b".repeat(32)}`, "/c1", "/d", "/e"].map((command) => ({ command, description: "x" }));
  const { added, native, tooMany, manifest: next } = mergeManifest(manifest, wanted(all));
  assert.deepEqual(
    { added, native, tooMany },
    {
      added: ["/a", "/d"],
      native: ["/a", "/c1", "/d"],
      tooMany: [`/${"b".repeat(32)}`, "/e"],
    },
  );
  assert.deepEqual(next.features?.slash_commands?.slice(0, 48), present);
});

const TICKET = { appName: "desk", name: "Make it a ticket", run: "ticket", description: "Keeps tickets." };
const OWN = { name: "Use a tool…", type: "message", callback_id: "use_tool", description: "Gives it on" };

test("entries of a message's menu come, are called otherwise, and go; the room and what is not ours stay", () => {
  const of = (shortcuts: object[]) => ({
    display_information: { name: "toolroom" },
    features: { slash_commands: [{ command: "/tool" }], shortcuts: shortcuts as (typeof OWN)[] },
  });
  const came = mergeManifest(of([OWN]), wanted([], [TICKET]));
  const entry = { name: TICKET.name, type: "message", callback_id: "app:desk:ticket", description: "Keeps tickets." };
  assert.deepEqual(came.manifest.features?.shortcuts, [OWN, entry]);
  assert.deepEqual([came.added, came.removed], [["Make it a ticket (desk)"], []]);
  assert.equal(mergeManifest(came.manifest, wanted([], [TICKET])).manifest, came.manifest);
  const renamed = mergeManifest(came.manifest, wanted([], [{ ...TICKET, name: "To the desk" }]));
  assert.deepEqual(renamed.manifest.features?.shortcuts, [OWN, { ...entry, name: "To the desk" }]);
  const gone = mergeManifest(came.manifest, wanted([]));
  assert.deepEqual([gone.manifest.features?.shortcuts, gone.removed], [[OWN], ["Make it a ticket (desk)"]]);
  const many = Array.from({ length: 12 }, (_, index) => ({ ...TICKET, run: `r${index}`, name: `N${index}` }));
  const full = mergeManifest(of([OWN]), wanted([], many));
  assert.deepEqual([full.added.length, full.tooMany], [9, ["N9 (desk)", "N10 (desk)", "N11 (desk)"]]);
});

test("a command that no app has any more goes, of those that Slack knew by us alone", () => {
  const present = ["/tool", "/theirs", "/generate", "/lunch"].map((command) => ({ command }));
  const manifest = { display_information: { name: "toolroom" }, features: { slash_commands: present } };
  const before = new Set(["/tool", "/generate", "/lunch"]);
  const merged = mergeManifest(manifest, wanted([{ command: "/lunch", description: "x" }], [], before));
  assert.deepEqual(merged.removed, ["/generate"]);
  assert.deepEqual(
    merged.manifest.features?.slash_commands?.map(({ command }) => command),
    ["/tool", "/theirs", "/lunch"],
  );
});

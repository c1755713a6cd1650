import assert from "node:assert/strict";
import { cpSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rows } from "./facts.ts";
import type { Message, Person, Stage } from "./stage.ts";
import { says, until } from "./stage.ts";
import { directChannel, type Terminal } from "./tool-terminal.ts";

const FOLDER = new URL("../fixtures/apps/five/", import.meta.url);
export const FIVE = ["support-desk", "release-notes", "night-report", "hub-sales", "ticket-triage"] as const;
export type AppName = (typeof FIVE)[number];

/** Who plays, and where. */
export interface Played {
  stage: Stage;
  /** Owns all five. */
  ana: Person;
  jonas: Person;
  /** Of the platform team, which is on call, too. */
  priya: Person;
  terminal: Terminal;
  /** The apps' threads, in Ana's direct messages. */
  direct: string;
  threads: ReadonlyMap<string, string>;
}

/** The apps' channels, with everybody in them but Jonas. */
export async function makeChannels(stage: Stage): Promise<void> {
  const { slack } = stage.person("asker1");
  const { user_id: priya = "" } = await stage.person("platform1").slack.auth.test();
  for (const name of ["support", "releases"]) {
    const { channel } = await slack.conversations.create({ name });
    for (const users of [/<@(\w+)>/.exec(stage.bot)?.[1] ?? "", priya])
      await slack.conversations.invite({ channel: channel?.id ?? "", users });
  }
}

/** Hands the apps in at a terminal, all at once; looks at each, has each approved, and waits until they are live. */
export async function deployAll(
  { stage, terminal }: Pick<Played, "stage" | "terminal">,
  names: readonly AppName[],
): Promise<Played> {
  const [ana, jonas, priya] = [stage.person("asker1"), stage.person("asker2"), stage.person("platform1")];
  await terminal.signIn(ana);
  const runs = names.map((name) => {
    layOut(terminal, name);
    return { name, run: terminal.start(["deploy", "--why", `The sample ${name}`], name) };
  });
  const threads = new Map<string, string>();
  const lives = runs.map(async ({ name, run }) => {
    await run.step("a preview", ({ approvalId }) => approvalId !== undefined);
    const direct = await directChannel(ana);
    const begun = (await ana.history(direct)).find(({ text }) => text.includes(`handed in ${name}`));
    threads.set(name, begun?.ts ?? "");
    await ana.press(direct, begun?.ts ?? "", "Looks right");
    const { exitCode, printed } = await run.ended;
    // 3: it is the platform team's turn, and goes on by itself.
    assert.ok(exitCode === 0 || exitCode === 3, printed);
  });
  await Promise.all(lives);
  await until("all apps live", async () => {
    await priya.tryPress("#platform", null, "Approve");
    return rows(stage, "select id from deployments where status = 'live'").length === names.length || undefined;
  });
  return { stage, ana, jonas, priya, terminal, direct: await directChannel(ana), threads };
}

/** As somebody keeps it on their machine; the one user group of the local Slack is who is on call. */
function layOut(terminal: Terminal, name: AppName): void {
  const folder = join(terminal.folder, name);
  cpSync(new URL(name, FOLDER), folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
  for (const file of globSync(`${folder}/{app.yaml,app.ts}`))
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("on-call", "platform-team"));
}

/** The first such message of a channel, under this app's name unless it is nobody's. */
export function untilPosted(by: Person, channel: string, words: RegExp | string): Promise<Message> {
  return until(`“${words}” in ${channel}`, async () => (await by.history(channel)).find((one) => says(one, words)));
}

/** What an app counted in all. */
export function counted(stage: Stage, app: AppName, metric: string): number {
  const sum =
    "select sum(sum) as sum from app_metrics where name = ? and app_id = (select id from apps where name = ?)";
  return Number(rows(stage, sum, metric, app)[0]?.sum ?? 0);
}

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { readSkill } from "../../builder/skills/read-skills.ts";
import type { ModelStep } from "../fakes/any-harness.ts";
import { allEvents } from "../fakes/harness-runs.ts";
import { envelopeIn, needlessCalls, type ToldCall } from "../fakes/needless-calls.ts";
import { buildStage, type HarnessUnderTest } from "./harness/stage.ts";

/** An agent that knows nothing but its skills and `tool`, and makes the mistakes of one that reads too quickly. */
export function byToolAlone(name: string, why: string | false, make: () => Promise<HarnessUnderTest>): void {
  describe(`${name}, with nothing but skills and tool`, { skip: why }, () => {
    const { stage, begin, end } = buildStage({});
    before(async () => begin(await make()));
    after(end);

    test("it makes an app that holds, and no error makes it ask twice", async () => {
      const calls: ToldCall[] = [];
      const agent = quickReader(calls);
      const skills = [await readSkill("skills", "app-library"), await readSkill("skills", "slash-command")];
      const events = await allEvents(
        stage.start((turn) => agent(turn.results), {
          ...{ skills, assignment: "Make an app that keeps thanks, and posts each in #team." },
          limits: { turns: 40, timeoutMs: 240_000 },
        }),
      );
      const last = events.at(-1);
      assert.ok(last?.kind === "done", JSON.stringify(last));
      const said = calls.map(({ command, result }) => `${command}\n  ${result.slice(0, 1_500)}`).join("\n");
      assert.deepEqual(needlessCalls(calls), [], said);
      assert.equal(envelopeIn(calls.at(-1)?.result ?? "")?.ok, true, said);
      assert.ok(calls.filter(({ result }) => envelopeIn(result)?.ok === false).length >= 4, said);
    });
  });
}

type Next = (told: string) => ModelStep;

/** Does one thing after the other; what an error says to write, it writes. Keeps what it called, with what it was told. */
function quickReader(calls: ToldCall[]): (results: readonly string[]) => ModelStep {
  const inApp = (command: string) => ({ run: `cd /app-source/thanks && ${command}` });
  const steps: Next[] = [
    () => ({ run: "tool skills" }),
    () => ({ run: "tool new Thanks --skill slash-comand" }),
    (told) => ({
      run: `tool new ${word(told, /such as ([a-z-]+)/)} --skill ${word(told, /Did you mean ([a-z-]+)\?/)}`,
    }),
    () => inApp("tool check"),
    () => inApp("tool ad slack --post '#team'"),
    (told) => inApp(word(told, /`?(tool add)/).concat(" slack --chanel '#team'")),
    () => ({ write: "thanks/app.ts", content: POSTS_TOO }),
    () => inApp("tool check"),
    (told) => ({ write: "thanks/app.yaml", content: yamlWith(word(told, /add `(slack: \{ post: \["#team"\] \})`/)) }),
    () => inApp("tool check"),
    () => inApp("tool run command '/thanks Kim for the demo'"),
  ];
  let step = 0;
  return (results) => {
    const last = calls.at(-1);
    if (last !== undefined && last.result === "") last.result = results.at(-1) ?? "";
    const next = steps[step];
    step += 1;
    if (next === undefined) return { say: "The app thanks keeps thanks and posts them." };
    const made = next(results.at(-1) ?? "");
    calls.push({ command: "run" in made ? made.run : "write", result: "" });
    return made;
  };
}

/** What stands in the answer; without it an agent would have to guess. */
function word(told: string, pattern: RegExp): string {
  const found = pattern.exec(envelopeIn(told)?.error?.fix ?? told)?.[1] ?? pattern.exec(told)?.[1];
  assert.ok(found !== undefined, `nothing like ${pattern} was told: ${told}`);
  return found;
}

const POSTS_TOO = `import { app, db, refuse, slack, today } from "@toolroom/app";

app.on("thank", async ({ text, user }) => {
  const words = text.trim();
  if (words === "") return list();
  if (words.length > 200) refuse("That is long: say it in 200 letters.");
  db.run\`insert into thanks (day, who, text) values (\${today()}, \${user.name}, \${words})\`;
  await slack.post("#team", \`\${user.name} thanks \${words}\`);
  return \`Noted: \${words}\`;
});

function list(): string {
  const rows = db.all<{ day: string; who: string; text: string }>\`select day, who, text from thanks order by rowid desc\`;
  if (rows.length === 0) return "Nobody was thanked yet.";
  return rows.map((row) => \`\${row.day} · \${row.text} (says \${row.who})\`).join("\\n");
}
`;

/** The template's, with one more line among its bindings. */
function yamlWith(binding: string): string {
  const yaml = readFileSync("skills/slash-command/template/app.yaml", "utf8");
  return yaml.replace("  db: true\n", `  db: true\n  ${binding}\n`).replaceAll(/ as: (?:asker|colleague),/g, "");
}

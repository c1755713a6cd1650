import type { Check } from "../../sdk/contract/check.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { TRIED_PEOPLE } from "../../sdk/contract/tried-people.ts";
import { IF_PLANNED, type Problem } from "./problem.ts";
import type { Path } from "./read-manifest.ts";

/** Checks that name what the manifest does not have: they could never hold. */
export function checkProblems(manifest: Manifest, at: (path: Path) => { file: string; line?: number }): Problem[] {
  return manifest.checks.flatMap((check, index) => {
    const missing = whatIsMissing(manifest, check) ?? whoIsExpected(check);
    return missing === undefined ? [] : [{ ...at(["checks", index]), ...missing }];
  });
}

function whatIsMissing(manifest: Manifest, check: Check): Pick<Problem, "message" | "fix" | "adds"> | undefined {
  const runs = manifest.triggers.map((trigger) => trigger.run);
  const commands = manifest.triggers.flatMap((trigger) => ("command" in trigger ? [trigger.command] : []));
  if ("fire" in check && !runs.includes(check.fire)) {
    return { message: `the check fires \`${check.fire}\`, which no trigger runs`, fix: `name one of ${list(runs)}` };
  }
  const scheduled = manifest.triggers.flatMap((trigger) => ("schedule" in trigger ? [trigger.run] : []));
  if ("fire" in check && check.due !== undefined && !scheduled.includes(check.fire)) {
    return {
      message: `the check says when \`${check.fire}\` is due, which no schedule runs`,
      fix: "leave `due` out, or name what a schedule runs",
    };
  }
  const takers = manifest.triggers.flatMap((one) => ("schedule" in one || "command" in one ? [] : [one.run]));
  if ("fire" in check && check.body !== undefined && !takers.includes(check.fire)) {
    return {
      message: `the check sends a body to \`${check.fire}\`, which only a schedule or a command runs`,
      fix: takers.length === 0 ? "leave `body` out" : `leave \`body\` out, or fire one of ${list(takers)}`,
    };
  }
  if ("command" in check && !commands.includes(check.command.split(" ")[0] ?? "")) {
    return {
      message: `the check uses \`${check.command}\`, which is no command of this app`,
      fix: `use one of ${list(commands)}`,
    };
  }
  if ("visit" in check && manifest.web === undefined && !check.refused) {
    return {
      message: `the check opens ${check.visit}, but app.yaml lets nobody in`,
      fix: `add \`web: { access: … }\`${IF_PLANNED}`,
    };
  }
  if (typeof check.posted === "object" && !manifest.bindings.slack?.post?.includes(check.posted.channel)) {
    return {
      message: `the check expects a post in ${check.posted.channel}, which is not declared`,
      fix: `declare it in \`bindings.slack.post\`${IF_PLANNED}`,
    };
  }
  if (check.row !== undefined && !manifest.bindings.db) {
    return {
      message: "the check expects a row, but no database is declared",
      fix: `add \`db: true\` under \`bindings\`${IF_PLANNED}`,
      adds: "db",
    };
  }
  return undefined;
}

/** Who tries it where it is written is another than who asked for it: what says their name holds in one place only. */
function whoIsExpected({ posted, shows, row }: Check): { message: string; fix: string } | undefined {
  const { id, name } = TRIED_PEOPLE.asker;
  const said = [posted === undefined || typeof posted === "string" ? posted : posted.contains, shows];
  const expected = [...said, ...Object.values(row?.has ?? {})];
  const found = [name, id].find((one) => expected.some((text) => typeof text === "string" && text.includes(one)));
  if (found === undefined) return undefined;
  return {
    message: `the check expects ${found}, and on the platform the asker is whoever asked for the app`,
    fix: `expect no name of theirs, or let it be done \`as: colleague\`: ${TRIED_PEOPLE.colleague.name} is the same everywhere`,
  };
}

function list(words: string[]): string {
  return words.length === 0 ? "the triggers you declare first" : words.join(", ");
}

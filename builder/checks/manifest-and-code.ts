import { cronProblem } from "../../lib/next-run.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { triggerName } from "../../sdk/contract/trigger-name.ts";
import type { CandidateFile } from "./candidate-files.ts";
import { checkProblems } from "./manifest-and-checks.ts";
import { useProblems } from "./manifest-and-uses.ts";
import { nearestWord } from "./nearest-word.ts";
import { type PlatformCall, platformCalls } from "./platform-calls.ts";
import { IF_PLANNED, type Problem } from "./problem.ts";
import type { Path } from "./read-manifest.ts";

/** Where `app.yaml` and the code do not say the same. */
export function manifestAndCode(
  manifest: Manifest,
  lineOf: (path: Path) => number | undefined,
  files: readonly CandidateFile[],
): Problem[] {
  const calls = platformCalls(files);
  const at = (path: Path) => {
    const line = lineOf(path);
    return { file: "app.yaml", ...(line === undefined ? {} : { line }) };
  };
  return [
    ...triggerProblems(manifest, calls, at),
    ...handlerProblems(manifest, calls),
    ...postProblems(manifest, calls),
    ...privateProblems(manifest, calls, at),
    ...databaseProblems(manifest, calls, files, at),
    ...pageProblems(manifest, calls, at),
    ...useProblems(manifest, files),
    ...checkProblems(manifest, at),
  ];
}

type At = (path: Path) => { file: string; line?: number };

function triggerProblems(manifest: Manifest, calls: PlatformCall[], at: At): Problem[] {
  const handled = calls.filter((call) => call.name === "app.on").map((call) => call.first);
  const seen = new Set<string>();
  return manifest.triggers.flatMap((trigger, index) => {
    const problems: Problem[] = [];
    if (!handled.includes(trigger.run)) {
      problems.push({
        ...at(["triggers", index, "run"]),
        message: `the trigger runs \`${trigger.run}\`, which the code does not handle`,
        fix: `add app.on("${trigger.run}", …) to app.ts`,
      });
    }
    if ("schedule" in trigger)
      problems.push(...scheduleProblems(trigger.schedule, at(["triggers", index, "schedule"])));
    const key = triggerName(trigger);
    if (seen.has(key))
      problems.push({ ...at(["triggers", index]), message: `the trigger \`${key}\` is there twice`, fix: "keep one" });
    seen.add(key);
    return problems;
  });
}

function scheduleProblems(schedule: string, place: { file: string; line?: number }): Problem[] {
  const problem = cronProblem(schedule);
  const fix =
    "write minute hour day-of-month month day-of-week, such as `0 11 * * 1-5` for 11:00 from Monday to Friday";
  return problem === null ? [] : [{ ...place, message: `the schedule \`${schedule}\` ${problem}`, fix }];
}

function handlerProblems(manifest: Manifest, calls: PlatformCall[]): Problem[] {
  const runs = manifest.triggers.map((trigger) => trigger.run);
  const seen = new Set<string>();
  return calls
    .filter((call) => call.name === "app.on")
    .flatMap(({ first, file, line }) => {
      if (first === undefined)
        return [
          {
            file,
            line,
            message: "app.on does not say plainly what it handles",
            fix: 'give the name as a text: app.on("…", …)',
          },
        ];
      if (seen.has(first))
        return [{ file, line, message: `\`${first}\` is handled twice`, fix: "keep one app.on for it" }];
      seen.add(first);
      if (runs.includes(first)) return [];
      const nearest = nearestWord(first, runs);
      const fix =
        nearest === undefined
          ? `add a trigger with \`run: ${first}\` to app.yaml, or remove the handler`
          : `did you mean \`${nearest}\`?`;
      return [{ file, line, message: `no trigger in app.yaml runs \`${first}\``, fix }];
    });
}

function postProblems(manifest: Manifest, calls: PlatformCall[]): Problem[] {
  const channels = manifest.bindings.slack?.post ?? [];
  return calls
    .filter((call) => call.name === "slack.post")
    .flatMap(({ first, file, line }) => {
      if (first === undefined) {
        return channels.length > 0
          ? []
          : [
              {
                file,
                line,
                message: "the code posts to Slack, which app.yaml does not declare",
                fix: `declare the channel in \`bindings.slack.post\`${IF_PLANNED}, or remove the post`,
              },
            ];
      }
      if (channels.includes(first)) return [];
      const declared = channels.length === 0 ? "it declares none" : `it declares ${channels.join(", ")}`;
      return [
        {
          file,
          line,
          message: `the code posts to ${first}, which app.yaml does not declare (${declared})`,
          ...(channels.length === 0 ? { adds: `slack --post "${first.slice(0, 80)}"` } : {}),
          fix:
            channels.length === 0
              ? `add \`slack: { post: ["${first.slice(0, 80)}"] }\` under \`bindings\` in app.yaml${IF_PLANNED}, or remove the post`
              : "post to a declared channel, written with #",
        },
      ];
    });
}

function privateProblems(manifest: Manifest, calls: PlatformCall[], at: At): Problem[] {
  const [use] = calls.filter((call) => call.name === "slack.dm");
  const isDeclared = manifest.bindings.slack?.dm === true;
  if (use !== undefined && !isDeclared) {
    return [
      {
        file: use.file,
        line: use.line,
        message: "the code tells people in private, which app.yaml does not declare",
        fix: `add \`dm: true\` under \`bindings.slack\` in app.yaml${IF_PLANNED}, or remove the call`,
        adds: "slack --dm",
      },
    ];
  }
  if (use === undefined && isDeclared) {
    return [
      {
        ...at(["bindings", "slack", "dm"]),
        message: "app.yaml declares private messages, but the code sends none",
        fix: "call slack.dm(user.id, …), or remove `dm`",
      },
    ];
  }
  return [];
}

function databaseProblems(
  manifest: Manifest,
  calls: PlatformCall[],
  files: readonly CandidateFile[],
  at: At,
): Problem[] {
  if (manifest.bindings.db) return [];
  const [use] = calls.filter((call) => call.name === "db");
  const wants = { fix: `add \`db: true\` under \`bindings\` in app.yaml${IF_PLANNED}`, adds: "db" };
  if (use !== undefined)
    return [{ file: use.file, line: use.line, message: "the code uses db, which app.yaml does not declare", ...wants }];
  const migrates = files.some((file) => file.path.startsWith("migrations/"));
  return migrates
    ? [{ ...at(["bindings"]), message: "there are migrations, but no database is declared", ...wants }]
    : [];
}

function pageProblems(manifest: Manifest, calls: PlatformCall[], at: At): Problem[] {
  const [page] = calls.filter((call) => call.name === "app.page" || call.name === "app.post");
  if (page !== undefined && manifest.web === undefined) {
    return [
      {
        file: page.file,
        line: page.line,
        message: "the code has a page, but app.yaml lets nobody in",
        fix: `add \`web: { access: … }\` to app.yaml${IF_PLANNED}`,
      },
    ];
  }
  if (page === undefined && manifest.web !== undefined) {
    return [
      {
        ...at(["web"]),
        message: "app.yaml declares a web page, but the code has none",
        fix: 'add app.page("/", …) to app.ts',
      },
    ];
  }
  return [];
}

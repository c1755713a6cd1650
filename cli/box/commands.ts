import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { problemLine } from "../../builder/checks/problem.ts";
import { notInstalledWords, reportForAgent, reportForPerson } from "../../builder/checks/report.ts";
import { shownText } from "../../builder/checks/shown-text.ts";
import type { Clock } from "../../lib/clock.ts";
import { parseJson } from "../../lib/json.ts";
import { checkFolder, readAppManifest, readFolder } from "./check-folder.ts";
import { startLocalApp } from "./local-app.ts";
import type { Outcome } from "./outcome.ts";
import { readOverDoor } from "./read-over-door.ts";

export interface BoxSurroundings {
  /** The app's folder. */
  folder: string;
  skillsFolder: string;
  /** Where the platform listens, in a box with a door. */
  doorSocket: string;
  clock: Clock;
}

export interface BoxCommand {
  usage: string;
  about: string;
  run: (args: string[], box: BoxSurroundings) => Promise<Outcome>;
}

/** The commands of `tool` that mean something inside a box. */
export const BOX_COMMANDS: Record<string, BoxCommand> = {
  check: {
    usage: "tool check",
    about: "Checks the app in this folder: contract, types, lint, tests, and the checks of app.yaml",
    run: check,
  },
  run: {
    usage: "tool run [visit <path> | command <text> | fire <run> [body]]",
    about: "Starts the app on an empty database, does one thing, and shows what came of it",
    run,
  },
  status: { usage: "tool status", about: "Shows what the app in this folder declares", run: status },
  skills: { usage: "tool skills [name]", about: "Lists what can be learned here, or prints one skill", run: skills },
  read: {
    usage: "tool read [call] [key=value ...]",
    about: "Lists what the company lets you read here, or reads it: pages, data, logs, other apps' manifests",
    run: (args, box) => readOverDoor(args, box.doorSocket),
  },
  deploy: {
    usage: "tool deploy",
    about: "Says how the app goes live: the platform deploys, after its checks",
    run: deploy,
  },
};

async function check(_: string[], box: BoxSurroundings): Promise<Outcome> {
  const report = await checkFolder(box.folder, box.clock);
  const app = appName(box);
  if (report.ok)
    return {
      ...app,
      result: report,
      readable: reportForPerson(report),
      warnings: [notInstalledWords(report) ?? []].flat(),
      next: [{ command: "tool deploy", why: "the app is ready" }],
    };
  const wrong = report.problems.length + report.checks.filter((one) => !one.ok).length;
  return {
    ...app,
    result: report,
    error: {
      code: "check_failed",
      message: `${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong.`,
      fix: reportForAgent(report),
    },
    next: [{ command: "tool check", why: "after you have corrected them" }],
    readable: [...report.problems.map(problemLine), reportForPerson(report)].join("\n"),
  };
}

async function run(args: string[], box: BoxSurroundings): Promise<Outcome> {
  const [action, ...words] = args;
  const what = words.join(" ");
  if (action !== undefined && (!["visit", "command", "fire"].includes(action) || what === "")) {
    return usageError(BOX_COMMANDS.run?.usage ?? "");
  }
  const read = readAppManifest(readFolder(box.folder));
  if (!read?.ok) return badManifest(read?.problems.map(problemLine) ?? ["app.yaml is missing"]);
  const local = await startLocalApp({ folder: box.folder, manifest: read.manifest, clock: box.clock });
  try {
    const at = new Date(box.clock.now()).toISOString();
    const answer =
      action === "visit"
        ? asReader(await local.target.visit(what, { as: "asker", at }))
        : action === "command"
          ? await local.target.command(what, { as: "asker", at })
          : action === "fire"
            ? await local.target.fire(words[0] ?? "", at, bodyOf(words.slice(1).join(" ")))
            : { ok: true, text: "It starts and is healthy." };
    const posts = await local.target.posts();
    const lines = [
      "shows" in answer ? `${answer.status} ${answer.shows}` : JSON.stringify(answer),
      ...posts.map((post) => `would post in ${post.channel}: ${post.text}`),
      ...local.log(),
    ];
    return { app: read.manifest.name, result: { answer, posts, log: local.log() }, readable: lines.join("\n") };
  } finally {
    await local.stop();
  }
}

/** What a webhook is to get: JSON of an object, else text. */
function bodyOf(written: string): string | Record<string, unknown> | undefined {
  if (written === "") return undefined;
  const read = z.record(z.string(), z.unknown()).safeParse(parseJson(written));
  return read.success ? read.data : written;
}

/** What a reader sees, and the markup of the page's own part. */
function asReader(page: { status: number; text: string }): { status: number; shows: string; markup: string } {
  const markup = /<main>([\s\S]*)<\/main>/.exec(page.text)?.[1]?.trim() ?? page.text;
  return { status: page.status, shows: shownText(page.text), markup: markup.slice(0, 10_000) };
}

async function status(_: string[], box: BoxSurroundings): Promise<Outcome> {
  const files = readFolder(box.folder);
  const read = readAppManifest(files);
  if (!read?.ok) return badManifest(read?.problems.map(problemLine) ?? ["app.yaml is missing"]);
  const { name, purpose, triggers, bindings, checks } = read.manifest;
  const paths = files.map((file) => file.path).sort();
  return {
    app: name,
    result: { name, purpose, triggers, bindings, checks: checks.length, files: paths },
    next: [{ command: "tool check", why: "to see what is still wrong" }],
    readable: [`${name}: ${purpose}`, `${triggers.length} triggers, ${checks.length} checks`, ...paths].join("\n"),
  };
}

async function skills([name]: string[], box: BoxSurroundings): Promise<Outcome> {
  const known = readdirSync(box.skillsFolder).sort();
  if (name === undefined) {
    const all = known.map((skill) => ({ name: skill, description: skillDescription(box.skillsFolder, skill) }));
    return {
      result: { skills: all },
      next: known.map((skill) => ({ command: `tool skills ${skill}`, why: "to read it" })),
      readable: all.map((skill) => `${skill.name}: ${skill.description}`).join("\n"),
    };
  }
  if (!known.includes(name)) {
    return {
      error: { code: "unknown_skill", message: `There is no skill ${name}.`, fix: `Name one of: ${known.join(", ")}.` },
      readable: "",
    };
  }
  const text = readFileSync(join(box.skillsFolder, name, "SKILL.md"), "utf8");
  return { result: { name, text, template: join(box.skillsFolder, name, "template") }, readable: text };
}

async function deploy(_: string[], box: BoxSurroundings): Promise<Outcome> {
  const needsHuman =
    "The platform checks and previews the app when you end your work; the person who asked says yes, then it goes live.";
  return {
    ...appName(box),
    error: {
      code: "platform_deploys",
      message: "An app is not deployed from inside its box.",
      fix: "Make `tool check` pass, then end your work.",
    },
    needsHuman,
    next: [{ command: "tool check", why: "the platform runs the same checks" }],
    readable: needsHuman,
  };
}

function skillDescription(folder: string, name: string): string {
  const [, front = ""] = /^---\n([\s\S]*?)\n---/.exec(readFileSync(join(folder, name, "SKILL.md"), "utf8")) ?? [];
  return z.object({ description: z.string() }).parse(parse(front)).description;
}

function appName(box: BoxSurroundings): { app?: string } {
  const read = readAppManifest(readFolder(box.folder));
  return read?.ok ? { app: read.manifest.name } : {};
}

function badManifest(lines: string[]): Outcome {
  return {
    error: { code: "check_failed", message: "app.yaml cannot be used.", fix: lines.join("\n") },
    readable: lines.join("\n"),
  };
}

export function usageError(usage: string): Outcome {
  return {
    error: { code: "usage", message: "This is not how the command is used.", fix: `Write: ${usage}` },
    readable: "",
  };
}

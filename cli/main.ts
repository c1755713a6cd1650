#!/usr/bin/env node
import { readConfig } from "../lib/config.ts";
import { explain } from "../lib/errors.ts";
import { runHarnessCommand } from "./harness/command.ts";
import { serve } from "./serve.ts";

/** `tool serve` starts everything, `tool harness` fetches coding agents; the other commands come with the command line. */
const [command, ...rest] = process.argv.slice(2);
// The one place of this program that reads its environment: `readConfig` parses it, and each part gets its share of it.
const env = process.env;

try {
  if (command === "serve") await serve(readConfig(env), rest, env);
  else if (command === "harness") {
    const { home, agents } = readConfig(env);
    await runHarnessCommand(rest, { home, agents, env, print });
  } else usage(command);
} catch (error) {
  process.stderr.write(`\n${explain(error)}\n`);
  process.exitCode = 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function usage(asked: string | undefined): void {
  const isHelp = asked === undefined || ["help", "--help", "-h"].includes(asked);
  process.stderr.write(
    [
      ...(isHelp ? [] : [`There is no tool ${asked}. There are:`]),
      "tool serve: starts Toolroom: control plane, gateway, and a local Slack where no real one is set.",
      "tool harness: says which coding agents are installed.",
      "tool harness table: what each harness needs and can, as a table.",
      "tool harness install <name>: fetches one from the npm registry, for the sandboxes of this TOOLROOM_HOME.\n",
    ].join("\n"),
  );
  process.exitCode = 2;
}

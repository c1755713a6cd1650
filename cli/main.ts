#!/usr/bin/env node
import { readConfig } from "../lib/config.ts";
import { explain } from "../lib/errors.ts";
import { serve } from "./serve.ts";

/** `tool serve` starts everything; the other commands of `tool` come with the command line. */
const [command, ...rest] = process.argv.slice(2);

if (command === "serve") {
  try {
    // The one place of this program that reads its environment: `readConfig` parses it, and each part gets its share of it.
    await serve(readConfig(process.env), rest, process.env);
  } catch (error) {
    process.stderr.write(`\n${explain(error)}\n`);
    process.exitCode = 1;
  }
} else {
  process.stderr.write(
    "tool serve: starts Toolroom: control plane, gateway, and a local Slack where no real one is set.\n",
  );
  process.exitCode = 2;
}

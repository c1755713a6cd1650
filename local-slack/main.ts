#!/usr/bin/env node
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createMovedNow } from "./moved-clock.ts";
import { startLocalSlack } from "./server.ts";

const { values } = parseArgs({
  options: {
    manifest: { type: "string", default: "deploy/slack-manifest.yaml" },
    port: { type: "string", default: "3001" },
    home: { type: "string", default: ".toolroom/local-slack" },
    "no-limits": { type: "boolean", default: false },
  },
});

const home = resolve(values.home);
if (existsSync(join(home, "real-slack"))) {
  console.error(
    `The folder ${home} was bound to a real Slack, so no local Slack starts there. Choose another with --home.`,
  );
  process.exit(2);
}

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`"${values.port}" is no port. Give one with --port, for example --port 3001.`);
  process.exit(2);
}

// The one place of this package that reads its environment: it imports nothing of Toolroom, so no `lib/config.ts` either.
const offsetFile = process.env.TOOLROOM_CLOCK;
try {
  const slack = await startLocalSlack({
    manifestFile: resolve(values.manifest),
    home,
    port,
    limits: !values["no-limits"],
    now: offsetFile ? createMovedNow(offsetFile) : () => Date.now(),
    log: (line) => console.error(line),
  });
  console.log(JSON.stringify({ url: slack.url, home, manifest: resolve(values.manifest) }));
  const end = () => void slack.close().then(() => process.exit(0));
  process.once("SIGTERM", end);
  // Ctrl-C reaches the whole group: one who started us over a channel ends us in order.
  if (process.channel === undefined) process.once("SIGINT", end);
  else process.once("SIGINT", () => undefined);
  // Whoever started us is gone: nobody would stop us any more.
  process.once("disconnect", end);
} catch (error) {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  const said = error instanceof Error ? error.message : String(error);
  console.error(isTaken ? `Port ${port} is taken. Stop what listens there, or choose another with --port.` : said);
  process.exit(1);
}

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../lib/clock.ts";
import { runTool } from "./run-tool.ts";

// `tool` inside a box. It is bundled into /opt/toolroom, beside the skills.
process.exitCode = await runTool(process.argv.slice(2), {
  folder: process.cwd(),
  skillsFolder: join(dirname(fileURLToPath(import.meta.url)), "skills"),
  doorSocket: "/door/door.sock",
  clock: systemClock,
  isTerminal: process.stdout.isTTY === true,
  print: (text) => process.stdout.write(`${text}\n`),
  talk: (text) => process.stderr.write(`${text}\n`),
});

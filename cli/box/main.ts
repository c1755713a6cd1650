import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMPANY_SKILLS } from "../../builder/skills/box-skills.ts";
import { systemClock } from "../../lib/clock.ts";
import { runTool } from "../tool/run-tool.ts";
import { fromStreams } from "../tool/streams.ts";

// `tool` inside a box. It is bundled into /opt/toolroom, beside the skills. Of its environment it reads nothing.
const started = {
  ...fromStreams(process, {}),
  folder: process.cwd(),
  ownFolder: null,
  skillsFolder: join(dirname(fileURLToPath(import.meta.url)), "skills"),
  companySkillsFolder: join("/home/agent", COMPANY_SKILLS),
  box: { doorSocket: "/door/door.sock" },
  toolchain: null,
  env: {},
  clock: systemClock,
};
process.exitCode = await runTool(process.argv.slice(2), started);
// What did not put itself in order by then is left.
if (started.interrupted.aborted) process.exit();

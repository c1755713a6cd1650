import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMPANY_SKILLS } from "../../builder/skills/box-skills.ts";
import { systemClock } from "../../lib/clock.ts";
import { currentFolder } from "../tool/current-folder.ts";
import { runToEnd } from "../tool/run-to-end.ts";
import { fromStreams } from "../tool/streams.ts";

const here = dirname(fileURLToPath(import.meta.url));

// `tool` inside a box. It is bundled into /opt/toolroom, beside the skills. Of its environment it reads nothing.
const started = {
  ...fromStreams(process, {}),
  folder: currentFolder(),
  ownFolder: null,
  skillsFolder: () => join(here, "skills"),
  companySkillsFolder: join("/home/agent", COMPANY_SKILLS),
  box: { doorSocket: "/door/door.sock" },
  migrateProgram: () => join(here, "migrate.mjs"),
  toolchain: null,
  env: {},
  clock: systemClock,
};
await runToEnd(process.argv.slice(2), started);

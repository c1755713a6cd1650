import { fileURLToPath } from "node:url";
import { systemClock } from "../../lib/clock.ts";
import { foldersOf } from "../own-folders.ts";
import { currentFolder } from "../tool/current-folder.ts";
import { runToEnd } from "../tool/run-to-end.ts";
import { fromStreams } from "../tool/streams.ts";
import { unpack } from "./brought.ts";
import { laptopToolchain } from "./laptop-toolchain.ts";

// `tool` as one file on a machine without Toolroom's repository: cli/laptop/build-file.ts makes it.
// The one place of this program that reads its environment: each part gets its share of it.
const env = process.env;
const folders = foldersOf(env);
await runToEnd(process.argv.slice(2), {
  ...fromStreams(process, env),
  folder: currentFolder(),
  ownFolder: folders.own,
  skillsFolder: () => unpack(folders.cache, "skills"),
  migrateProgram: () => unpack(folders.cache, "migrate.mjs"),
  box: null,
  toolchain: laptopToolchain(env, fileURLToPath(import.meta.url), () => unpack(folders.cache, "node_modules")),
  env,
  clock: systemClock,
});

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "../../lib/clock.ts";
import { readFolder, requireManifest } from "../tool/local/app-folder.ts";
import { tryWithout } from "../tool/local/try-without.ts";

// For the builder, in the box where it checks a Candidate: prints the handlers, pages and forms that no Check would miss, as
// the JSON of a list of Problems. The app is what is in the folder it is started in.
const folder = process.cwd();
const files = readFolder(folder);
const migrateProgram = join(dirname(fileURLToPath(import.meta.url)), "migrate.mjs");
const manifest = requireManifest(files);
const { problems } = await tryWithout({ folder, files, manifest, clock: systemClock, migrateProgram });
process.stdout.write(JSON.stringify(problems));

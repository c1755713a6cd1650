import { fileURLToPath } from "node:url";
import { systemClock } from "../lib/clock.ts";
import { foldersOf } from "./own-folders.ts";
import { COMMAND_FILES } from "./tool/command-files.ts";
import { currentFolder } from "./tool/current-folder.ts";
import { runToEnd } from "./tool/run-to-end.ts";
import { fromStreams } from "./tool/streams.ts";
import { repositoryToolchain } from "./toolchain.ts";

/** `tool`, from this repository: what it does by itself, what it asks a running Toolroom for, and what runs one. */
export async function startTool(words: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const [command, ...rest] = words;
  const asksHelp = rest.includes("--help") || rest.includes("-h");
  // It goes on until it is stopped, prints lines meanwhile, and ends its parts in its own order.
  if (command === "serve" && !asksHelp) return (await import("./serve-command.ts")).serveCommand(rest, env);
  const folders = foldersOf(env);
  const started = {
    ...fromStreams(process, env),
    folder: currentFolder(),
    ownFolder: folders.own,
    skillsFolder: () => fileURLToPath(new URL("../skills", import.meta.url)),
    migrateProgram: () => fileURLToPath(new URL("box/migrate.ts", import.meta.url)),
    box: null,
    toolchain: repositoryToolchain(folders.cache),
    env,
    clock: systemClock,
  };
  const files = {
    ...COMMAND_FILES,
    harness: () => import("./harness/command.ts"),
    // Its help alone is asked for here.
    serve: () => Promise.reject(new TypeError("`tool serve` runs before any other command is read.")),
  };
  await runToEnd(words, started, files);
}

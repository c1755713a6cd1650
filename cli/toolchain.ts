import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemCode } from "../lib/errors.ts";
import { sha256 } from "../lib/ids.ts";
import type { Toolchain } from "./tool/toolchain.ts";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NATIVE = `linux-${process.arch}`;

/** What apps on this machine are written with, of this repository: kept below `cacheFolder`, a folder for each state of the library. */
export function repositoryToolchain(cacheFolder: string): Toolchain {
  const installed = (path: string) => join(ROOT, "node_modules", path);
  return {
    modules: () => builtModules(cacheFolder),
    tool: join(ROOT, "bin/tool"),
    programs: {
      // The native programs: their JavaScript around them takes some 40 ms more, each time.
      tsc: [installed(`@typescript/typescript-${NATIVE}/lib/tsc`)],
      biome: [installed(`@biomejs/cli-${NATIVE}/biome`)],
    },
  };
}

async function builtModules(cacheFolder: string): Promise<string> {
  const folder = join(cacheFolder, `app-library-${stateOfLibrary().slice(0, 16)}`);
  // By this name the packages in it find one another: the types of Node want those of undici.
  const modules = join(folder, "node_modules");
  if (existsSync(modules)) return modules;
  mkdirSync(cacheFolder, { recursive: true, mode: 0o700 });
  const making = mkdtempSync(join(cacheFolder, ".making-"));
  try {
    const { buildAppLibrary } = await import("../builder/box-layer.ts");
    await buildAppLibrary(join(making, "node_modules/@toolroom/app"));
    for (const name of ["@types/node", "undici-types"])
      cpSync(join(ROOT, "node_modules", name), join(making, "node_modules", name), {
        recursive: true,
        dereference: true,
      });
    renameSync(making, folder);
  } catch (error) {
    // Somebody else who made it at the same time was faster.
    if (!["ENOTEMPTY", "EEXIST"].includes(systemCode(error) ?? "")) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return modules;
}

function stateOfLibrary(): string {
  const files = filesBelow(join(ROOT, "sdk")).sort();
  const lock = join(ROOT, "package-lock.json");
  return sha256([...files, lock].map((file) => `${file.slice(ROOT.length)} ${sha256(readFileSync(file))}`).join("\n"));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name));
}

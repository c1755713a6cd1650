import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import type { Toolchain } from "../tool/toolchain.ts";

/** What apps are written with where there is no repository: the library is brought, compiler and linter are the machine's own. */
export function laptopToolchain(
  { PATH = "" }: { PATH?: string | undefined },
  tool: string,
  modules: () => string,
): Toolchain {
  const folders = PATH.split(delimiter).filter(isAbsolute);
  const find = (name: string) => folders.map((folder) => join(folder, name)).find(mayRun);
  const programs = { tsc: find("tsc"), biome: find("biome") };
  return {
    tool,
    modules: async () => modules(),
    programs: {
      tsc: programs.tsc === undefined ? null : [programs.tsc],
      biome: programs.biome === undefined ? null : [programs.biome],
    },
  };
}

function mayRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

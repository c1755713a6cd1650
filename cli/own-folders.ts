import { userInfo } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where `tool` keeps its own on this machine, absolute: sign-ins, and what it can make again. */
export function foldersOf(env: Readonly<Record<string, string | undefined>>): { own: string; cache: string } {
  const home = absolute(env.HOME) ?? userInfo().homedir;
  return {
    own: join(absolute(env.XDG_CONFIG_HOME) ?? join(home, ".config"), "toolroom"),
    cache: join(absolute(env.XDG_CACHE_HOME) ?? join(home, ".cache"), "toolroom"),
  };
}

/** A relative one is none (https://specifications.freedesktop.org/basedir/latest/#basics). */
function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && isAbsolute(folder) ? folder : undefined;
}

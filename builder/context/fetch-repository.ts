import { rm, writeFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import type { ConfiguredContext } from "../../lib/config-context.ts";
import { KnownError, messageOf, systemCode } from "../../lib/errors.ts";
import { placeOutside } from "../../lib/inside-folder.ts";
import { maskSecrets } from "../../lib/secrets.ts";
import type { Ended } from "../../runners/host/starter/messages.ts";
import type { Starter } from "../../runners/host/starter/starter.ts";
import { GIT_ENVIRONMENT } from "../source/git-environment.ts";

export interface Repository extends Pick<ConfiguredContext, "repository" | "branch"> {
  /** What it is read by; null: by nothing. */
  token: string | null;
}

/** Git as far as the organisation's repository is asked: two calls, neither of which trusts what it says. */
export interface ContextGit {
  /** The commit that the branch is at. Throws KnownError `context_gone`: whatever the reason, with git's own words. */
  head(repository: Repository, over: AbortSignal): Promise<string>;
  /**
   * Fetches the branch's last commit alone into a new bare repository at `folder`, in which no later git reaches anybody: no work tree, no hooks,
   * no filters, no links, no submodules. Files above `maxFileBytes` stay away where the server can leave them out; more than
   * `maxBytes` in all end it. The commit stands there as CONTEXT_REF. Throws as `head`.
   */
  fetch(
    repository: Repository,
    into: { folder: string; maxFileBytes: number; maxBytes: number },
    over: AbortSignal,
  ): Promise<void>;
}

export const CONTEXT_REF = "refs/toolroom/context";

/** `closed`: folders that no repository may lie in, because boxes write below them. */
export function createContextGit(starter: Starter, closed: readonly string[]): ContextGit {
  return {
    head: async (repository, over) => {
      const address = await addressOf(repository.repository, closed);
      const ref = `refs/heads/${repository.branch}`;
      const args = ["ls-remote", "--refs", "--quiet", address, ref];
      const answer = Buffer.from((await run(starter, repository, args, over)).stdout).toString("utf8");
      const commitId = new RegExp(`^([0-9a-f]{40})\\t${escaped(ref)}$`, "m").exec(answer)?.[1];
      if (commitId === undefined) throw gone(repository, `it has no branch ${repository.branch}`);
      return commitId;
    },

    fetch: async (repository, { folder, maxFileBytes, maxBytes }, over) => {
      const address = await addressOf(repository.repository, closed);
      // No template: the machine's own would bring hooks along.
      const init = ["init", "--quiet", "--bare", "--template=", "--initial-branch=main", folder];
      await run(starter, repository, init, over);
      const options = ["--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"];
      const wanted = [
        `--filter=blob:limit=${maxFileBytes}`,
        address,
        `+refs/heads/${repository.branch}:${CONTEXT_REF}`,
      ];
      await run(starter, repository, [`--git-dir=${folder}`, "fetch", ...options, ...wanted], over, maxBytes).catch(
        async (error: unknown) => {
          await rm(folder, { recursive: true, force: true });
          throw error;
        },
      );
      // What a fetch with a filter writes there would let a later git ask the server for what was left out.
      await writeFile(join(folder, "config"), PLAIN_CONFIG);
    },
  };
}

const PLAIN_CONFIG = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n";
const MOST_SAID = 2_000_000;
/** POSIX counts the size of files in blocks of 512 bytes; children keep the limit. */
const BLOCK_BYTES = 512;
const LIMITED = 'ulimit -f "$1" || exit 1; shift; exec "$@"';

const SAFE = [
  "--no-pager",
  "--no-replace-objects",
  ...[
    ...["core.hooksPath=/dev/null", "core.fsmonitor=false", "core.attributesFile=/dev/null", "core.symlinks=false"],
    ...["protocol.allow=never", "gc.auto=0", "maintenance.auto=false", "credential.helper=", "core.askPass="],
    ...["http.followRedirects=false", "http.lowSpeedLimit=1000", "http.lowSpeedTime=30", "transfer.fsckObjects=true"],
    ...["transfer.bundleURI=false", "submodule.recurse=false", "fetch.fsckObjects=true"],
    // Always one file, so that a limit on files is one on all of it.
    "fetch.unpackLimit=1",
  ].flatMap((setting) => ["-c", setting]),
];

async function run(
  starter: Starter,
  repository: Repository,
  args: string[],
  over: AbortSignal,
  maxBytes: number = MOST_SAID,
): Promise<Ended> {
  const protocol = isAbsolute(repository.repository) ? "file" : "https";
  const blocks = String(Math.ceil(maxBytes / BLOCK_BYTES));
  const command = ["/bin/sh", "-c", LIMITED, "sh", blocks, "git", ...SAFE, "-c", `protocol.${protocol}.allow=always`];
  const env = { ...GIT_ENVIRONMENT, GIT_ALLOW_PROTOCOL: protocol, ...authorisation(repository) };
  const program = { command: [...command, ...args], env, mostBytes: MOST_SAID };
  const ended = await starter.run(program, over);
  if (over.aborted) throw gone(repository, "it took too long");
  if (ended.exitCode === 0 && !ended.isTooMuch) return ended;
  const said = Buffer.from(ended.stderr).toString("utf8").replace(/\s+/g, " ").trim();
  // What a limit on a file's size looks like from git: its child is killed, and says nothing.
  if (/signal 25|invalid index-pack output/i.test(said))
    throw gone(repository, `it is larger than ${maxBytes / 1_000_000} MB, or was broken off`);
  // Its words name a setting that is not read here, and that would let another user's repository run what it likes.
  if (/dubious ownership/i.test(said))
    throw gone(repository, "it belongs to another user than the one that runs Toolroom");
  throw gone(repository, said.slice(0, 500) || `git ended with ${ended.exitCode}`);
}

/** In the environment, for arguments are everybody's to see; and for this address alone. Any user's name does for a token. */
function authorisation({ repository, token }: Repository): Record<string, string> {
  if (token === null || isAbsolute(repository)) return {};
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${repository}.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
  };
}

/** As git takes it. Of a path the place that it leads to now: git runs there, so nothing may lie in it that a box wrote. */
async function addressOf(repository: string, closed: readonly string[]): Promise<string> {
  if (!isAbsolute(repository)) return repository;
  const place = await placeOutside(repository, closed).catch((error: unknown) => {
    throw gone({ repository }, systemCode(error) === "ENOENT" ? "it is not there" : messageOf(error));
  });
  if (place === null) throw gone({ repository }, "it lies where Toolroom keeps its own, which boxes write to");
  return `file://${place}`;
}

function gone({ repository }: Pick<Repository, "repository">, why: string): KnownError {
  return new KnownError(
    "context_gone",
    `The context's repository ${repository} could not be read: ${maskSecrets(why).replace(/[.\s]+$/, "")}.`,
    "Look whether `context` in toolroom.yaml is right: address, branch and token. Until then the pages fetched last are used.",
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

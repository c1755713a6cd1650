import { execFile } from "node:child_process";
import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";

const run = promisify(execFile);

/** This machine's own npm, packed as the registry packs it: tests fetch nothing from anywhere. */
export function packMachineNpm(): Promise<Uint8Array> {
  packed ??= pack();
  return packed;
}

let packed: Promise<Uint8Array> | null = null;

async function pack(): Promise<Uint8Array> {
  const { stdout } = await run(
    "tar",
    [
      ...["-c", "--transform", "s,^\\.,package,", "--no-wildcards-match-slash", "--exclude=./node_modules/.bin"],
      ...["--exclude=./man", "--exclude=./docs", "--exclude=*/.bin", "-C", await npmFolder(), "."],
    ],
    { encoding: "buffer", maxBuffer: 100_000_000 },
  );
  return gzipSync(stdout, { level: 1 });
}

/** Where the npm is that started this, or else the first on the path. */
async function npmFolder(): Promise<string> {
  const given = process.env.npm_execpath;
  const found = given ?? (await run("sh", ["-c", "command -v npm"])).stdout.trim();
  return join(dirname(await realpath(found)), "..");
}

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { noBubblewrap } from "../boxes.ts";

const REPO = fileURLToPath(new URL("../../..", import.meta.url));
/** Nobody's number: it has no name, no groups and nothing of root's. */
const USER = "12345";
/** What differs from root: another way into a box, and limits without control groups. */
const DIFFERENT = [
  ...["a box has no rights", "out of memory", "endless forking", "a box's processes are counted"],
  ...["a sandbox takes files", "a fork bomb in a sandbox", "an app lives on", "a record that names"],
];

const skip = (await noBubblewrap()) || whyNot();

test("boxes are made, limited and found again by a user without any rights", { skip, timeout: 180_000 }, async () => {
  // Seen at another place, because a user may be kept from the folders above this one.
  const place = "/mnt";
  const command = [
    ...["setpriv", "--reuid", USER, "--regid", USER, "--clear-groups", "--"],
    ...[
      "env",
      "-i",
      "HOME=/tmp",
      `PATH=${dirname(process.execPath)}:/usr/bin:/bin`,
      process.execPath.replace(REPO, `${place}/`),
    ],
    ...["--test", ...DIFFERENT.map((name) => `--test-name-pattern=${name}`)],
    ...["bubblewrap.bwrap.test.ts", "bubblewrap/boxes.bwrap.test.ts"].map((file) => `${place}/test/runners/${file}`),
  ];
  const script = `mount --bind "$1" ${place} && cd ${place} && shift && exec "$@"`;
  const run = promisify(execFile)("unshare", ["--mount", "sh", "-c", script, "sh", REPO, ...command], {
    maxBuffer: 10_000_000,
  });
  const { stdout } = await run.catch((error: { stdout: string; stderr: string }) =>
    assert.fail(error.stdout + error.stderr),
  );
  const passed = Number(/pass (\d+)/.exec(stdout)?.[1]);
  assert.deepEqual([passed >= DIFFERENT.length, /skipped 0/.test(stdout)], [true, true], stdout);
});

function whyNot(): string | false {
  if (process.getuid?.() !== 0) return "these tests are run by such a user already";
  return (statSync(REPO).mode & 0o005) === 0o005 ? false : `other users may not read ${REPO}`;
}

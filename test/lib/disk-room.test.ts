import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { systemClock } from "../../lib/clock.ts";
import { watchDiskRoom } from "../../lib/disk-room.ts";
import { until } from "../e2e/stage.ts";

const skip = process.getuid?.() === 0 ? false : "only root may mount a small disk";

test("the reserve is given up when the disk is full, and laid in again when there is room", { skip }, async (t) => {
  const disk = mkdtempSync(join(tmpdir(), "toolroom-room-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=40m", "tmpfs", disk]);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const room = watchDiskRoom({ folder: disk, clock: systemClock, log });
  t.after(() => {
    room.stop();
    execFileSync("umount", [disk]);
    rmdirSync(disk);
  });
  room.require();
  const ballast = join(disk, "ballast");
  const filler = join(disk, "filler");
  assert.ok(existsSync(ballast));
  writeFileSync(filler, Buffer.alloc(31_000_000));
  await until("the reserve given up", async () => (existsSync(ballast) ? undefined : true));
  assert.throws(() => room.require(), { code: "disk_full" });
  rmSync(filler);
  await until("the reserve laid in", async () => (existsSync(ballast) ? true : undefined));
  room.require();
});

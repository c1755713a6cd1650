import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openTranscript } from "../../../builder/transcript/open-transcript.ts";
import { systemClock } from "../../../lib/clock.ts";

test("a transcript only grows, line by line, without secrets", async (t) => {
  const home = await mkdtemp("/tmp/transcripts-");
  t.after(() => rm(home, { recursive: true }));
  for (const words of [`key sk-ant-${"a1".repeat(20)}`, "again"]) {
    const transcript = await openTranscript({ home, buildId: "bld_1", clock: systemClock });
    await transcript.append({ kind: "text", text: words, nested: { header: "Bearer abcdefghijklmnop" } });
    await transcript.close();
  }
  const lines = (await readFile(join(home, "transcripts/bld_1.jsonl"), "utf8")).trim().split("\n");
  const [first, second] = lines.map((line) => JSON.parse(line));
  assert.equal(first.text, "key [secret]");
  assert.deepEqual(first.nested, { header: "Bearer [secret]" });
  assert.equal(second.text, "again");
  await assert.rejects(openTranscript({ home, buildId: "../x", clock: systemClock }), { code: "bad_build_id" });
});

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { readFrames } from "../../../runners/docker/frames.ts";

const frame = (stream: number, text: string) =>
  Buffer.concat([Buffer.from([stream, 0, 0, 0, 0, 0, 0, text.length]), Buffer.from(text)]);

test("frames are told apart however the stream is cut", async () => {
  const bytes = Buffer.concat([frame(1, "out"), frame(2, "problem"), frame(1, ""), frame(1, "put")]);
  for (let size = 1; size <= bytes.length; size += 1) {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
      bytes.subarray(n * size, (n + 1) * size),
    );
    const said = { stdout: "", stderr: "" };
    for await (const { from, chunk } of readFrames(Readable.from(pieces))) said[from] += Buffer.from(chunk).toString();
    assert.deepEqual(said, { stdout: "output", stderr: "problem" });
  }
});

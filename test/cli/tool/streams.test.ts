import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { Readable, Writable } from "node:stream";
import { test } from "node:test";
import { fromStreams } from "../../../cli/tool/streams.ts";

function readInput(bytes: Buffer): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const { once } = new EventEmitter();
  const streams = { stdin: Readable.from([bytes]), stdout: nowhere, stderr: nowhere, once };
  return fromStreams(streams as unknown as NodeJS.Process, {}).readInput();
}

test("what comes on stdin is taken as it is, and what is no text is refused, not changed", async () => {
  assert.equal(await readInput(Buffer.from("\uFEFFschlüssel\n🔑")), "\uFEFFschlüssel\n🔑");
  // How a key in DER begins.
  const bytes = Buffer.from([0x30, 0x82, 0x04, 0xa4, 0xff]);
  await assert.rejects(readInput(bytes), { code: "no_text", next: /base64/ });
});

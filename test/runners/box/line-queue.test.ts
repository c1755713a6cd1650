import assert from "node:assert/strict";
import { test } from "node:test";
import { KnownError } from "../../../lib/errors.ts";
import { createLineQueue } from "../../../runners/box/line-queue.ts";

const wide = { maxLineBytes: 1_000_000, maxTotalBytes: 100_000_000 };
const never = () => assert.fail("nothing was too much");

test("lines come whole however they were cut, also those without an end and those with none of UTF-8", async () => {
  const queue = createLineQueue(wide, never);
  const said = Buffer.concat([Buffer.from("été\n\nlast\r\n"), Buffer.from([0xff, 10]), Buffer.from("open")]);
  for (const byte of said) queue.push(Uint8Array.of(byte));
  queue.end();
  assert.deepEqual(await Array.fromAsync(queue.lines()), ["été", "", "last\r", "\ufffd", "open"]);
});

test("a writer waits once a reader is far behind, and goes on when it reads", async () => {
  const queue = createLineQueue(wide, never);
  queue.push(Buffer.alloc(300_000, "a\n"));
  let hasRoom = false;
  const room = queue.room().then(() => {
    hasRoom = true;
  });
  const lines = queue.lines();
  await lines.next();
  assert.equal(hasRoom, false);
  let read = 1;
  for (; !hasRoom; read += 1) await lines.next();
  await room;
  assert.ok(read < 150_000);
});

test("a line that is too long ends it once, after the lines before it", async () => {
  let ends = 0;
  const queue = createLineQueue({ ...wide, maxLineBytes: 10 }, () => {
    ends += 1;
  });
  queue.push(Buffer.from("0123456789\n01234567"));
  queue.push(Buffer.from("890\nlater\n"));
  queue.push(Buffer.from("later still, and much too long as well\n"));
  queue.end();
  const seen: string[] = [];
  const reading = (async () => {
    for await (const line of queue.lines()) seen.push(line);
  })();
  await assert.rejects(reading, (error) => error instanceof KnownError && error.code === "too_much_output");
  assert.deepEqual([seen, ends], [["0123456789"], 1]);
});

test("a line that comes byte by byte is given whole", async () => {
  const queue = createLineQueue(wide, never);
  for (let n = 0; n < 20_000; n += 1) queue.push(Uint8Array.of(97 + (n % 26)));
  queue.push(Uint8Array.of(10));
  queue.end();
  const [line = ""] = await Array.fromAsync(queue.lines());
  assert.equal(line.length, 20_000);
  assert.match(line, /^abcdef.*wxyzabcdef/);
});

test("what is dropped is not kept, and what waited before is still given", async () => {
  const queue = createLineQueue({ ...wide, maxTotalBytes: 10 }, never);
  queue.push(Buffer.from("before\nbeg"));
  queue.discard();
  queue.push(Buffer.from("un\nafter\n"));
  queue.count(1_000);
  await queue.room();
  queue.end();
  assert.deepEqual(await Array.fromAsync(queue.lines()), ["before"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { endGroup, makeBareMachine, untilReady, whyNoBareMachine } from "../bare-machine.ts";

const READY_MS = 60_000;

test("npm ci and npm start work with nothing but Node 20, npm and git: no compiler, no Python", {
  skip: whyNoBareMachine(),
}, async (t) => {
  const machine = makeBareMachine(t);
  assert.match(machine.run("node --version"), /^v20\./);
  assert.equal(machine.run("for p in cc gcc g++ make python3 python; do command -v $p; done; true"), "");
  machine.run("git clone -q /origin /toolroom && cd /toolroom && npm ci 2>&1");
  const start = machine.start("cd /toolroom && exec npm start", {
    TOOLROOM_PORT: "3950",
    TOOLROOM_WORKSPACE_PORT: "3951",
  });
  try {
    const printed = await untilReady(start, READY_MS);
    assert.equal((await fetch("http://127.0.0.1:3951/")).status, 200, "the local Slack's page is there");
    assert.equal((await fetch("http://127.0.0.1:3950/", { headers: { host: "localhost:3950" } })).status, 200);
    assert.match(printed, /Apps run WITHOUT isolation/, "it says what runs without boxes");
  } finally {
    await endGroup(start);
  }
});

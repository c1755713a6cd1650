import assert from "node:assert/strict";
import { test } from "node:test";
import { resultSchema } from "../../../cli/tool/commands/doctor.ts";
import { lookAtNode } from "../../../cli/tool/doctor/looks.ts";
import { runTool } from "../../../cli/tool/run-tool.ts";
import { startedIn } from "./started.ts";

test("doctor names what is missing on this machine, each with its fix", async (t) => {
  const { tool, started, printed } = startedIn(t, {
    env: { PATH: "/nowhere", DOCKER_HOST: "unix:///nowhere/docker.sock" },
  });
  const { exitCode, error, result, warnings } = await tool("doctor");
  assert.deepEqual([exitCode, error?.message, error?.fix], [1, "git is not as needed.", "Install git."]);
  const { looked } = resultSchema.parse(result);
  assert.deepEqual(
    looked.map(({ what, state }) => `${what} ${state}`),
    [
      "Node good",
      "git bad",
      "Docker warn",
      "bubblewrap warn",
      "Library good",
      "Toolroom warn",
      looked[6] === undefined ? "" : `Disk ${looked[6].state}`,
    ],
  );
  for (const { state, fix } of looked) assert.equal(state === "good", fix === undefined);
  assert.match(looked.find(({ what }) => what === "Toolroom")?.fix ?? "", /tool login/);
  assert.match(warnings[0] ?? "", /only apps of known parts/);
  printed.length = 0;
  started.isTerminal = true;
  assert.equal(await runTool(["doctor"], started), 1);
  assert.match(printed.join("\n"), /✗ git {9}not here\n {14}→ Install git\./);
  assert.deepEqual(lookAtNode("v22.1.0"), {
    what: "Node",
    state: "bad",
    found: "v22.1.0",
    fix: "Use Node 24 or newer.",
  });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { gpusOf } from "../../../runners/docker/gpus.ts";

test("an engine has graphics cards where NVIDIA's runtime is entered, or where it found cards itself", () => {
  assert.deepEqual(gpusOf({ Runtimes: { runc: {}, nvidia: { path: "nvidia-container-runtime" } } }), {
    areThere: true,
  });
  const found = [{ Source: "cdi", ID: "nvidia.com/gpu=0" }];
  assert.deepEqual(gpusOf({ Runtimes: { runc: {} }, DiscoveredDevices: found }), { areThere: true });
});

test("any other engine has none, and says what to install", () => {
  for (const info of [
    { Runtimes: { runc: {} }, DiscoveredDevices: null },
    { DiscoveredDevices: [{ ID: "a/b=0" }] },
    {},
    null,
  ]) {
    const answer = gpusOf(info);
    assert.ok(!answer.areThere);
    assert.match(answer.fix, /container toolkit .* or take gpu out of compute in app\.yaml\.$/);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { jobIdOf, triedBy } from "../../../operator/jobs/job-id.ts";
import { isJob, jobLimits, jobMinutes } from "../../../operator/jobs/job-size.ts";
import { whyNoRoom } from "../../../operator/jobs/machine-room.ts";
import { noGpus, refuseGpus } from "../../../runners/box/no-gpus.ts";
import { manifestOf } from "../../fakes/registry.ts";

const withCards = { runner: { gpus: async () => ({ areThere: true as const }) } };
const without = { runner: { gpus: async () => noGpus() } };
const asks = (compute: { memoryMb?: number; cpus?: number; gpu?: number }) =>
  manifestOf("train", { bindings: { compute: { runs: ["train"], ...compute } } });

test("what a machine cannot give is refused with the fix, and all else is not", async () => {
  assert.equal(await whyNoRoom(withCards, asks({ memoryMb: 64, cpus: 1, gpu: 1 })), null);
  assert.equal(await whyNoRoom(without, asks({})), null);
  const [what, fix] = (await whyNoRoom(without, asks({ gpu: 1 }))) ?? [];
  assert.match(what ?? "", /^Its compute asks for a graphics card\. Boxes here are made without a container engine/);
  assert.match(fix ?? "", /run Toolroom with Docker .* or take gpu out of compute in app\.yaml\.$/);
  assert.match(
    (await whyNoRoom(withCards, { bindings: { compute: { runs: ["a"], memoryMb: 262_144 * 64 } } }))?.[1] ?? "",
    /memoryMb of compute .* \d+ or less/,
  );
  assert.match(
    (await whyNoRoom(withCards, { bindings: { compute: { runs: ["a"], cpus: 6_400 } } }))?.[1] ?? "",
    /cpus of compute .* \d+ or less/,
  );
});

test("a job's box has the size that app.yaml says, and the app's own where it says none", () => {
  const said = asks({ memoryMb: 4_096, cpus: 2.5, gpu: 1 });
  const { memoryMb, cpus, gpus } = jobLimits(said);
  assert.deepEqual([memoryMb, cpus, gpus, jobMinutes(said)], [4_096, 2.5, 1, 30]);
  assert.equal("gpus" in jobLimits(asks({})), false);
  assert.deepEqual([isJob(said, "train"), isJob(said, "ask")], [true, false]);
  assert.throws(() => refuseGpus(jobLimits(said)), /no graphics cards/);
  refuseGpus(jobLimits(asks({})));
});

test("a job's name tells its delivery and its try", () => {
  assert.deepEqual(triedBy(jobIdOf("dlv_01abc", 2)), { deliveryId: "dlv_01abc", attempt: 2 });
  assert.equal(triedBy("inst_01abc"), null);
});

import { createBubblewrapRunner } from "../../../runners/bubblewrap.ts";
import { createStarter } from "../../../runners/host/starter/starter.ts";
import { instanceSpec, startAndWait } from "../boxes.ts";

// A control plane to be killed: it starts the Instance that its first argument describes, says so, and stays.
const { options, name } = JSON.parse(process.argv[2] ?? "");
const { systemClock } = await import("../../../lib/clock.ts");
const { silentLog } = await import("../../../lib/log.ts");
const runner = createBubblewrapRunner({ ...options, starter: createStarter(), clock: systemClock, log: silentLog });
const image = await runner.prepare(() => undefined);
await startAndWait(runner, instanceSpec(options.runtimeFolder, image.digest, { name, labels: { appId: "app_1" } }));
await runner.openSandbox({
  name: `${name}-sandbox`,
  labels: { kind: "sandbox" },
  limits: { memoryMb: 256, cpus: 1, pids: 64, fileSizeMb: 8, scratchMb: 16 },
  env: {},
  imageDigest: image.digest,
});
console.log("started");
setInterval(() => undefined, 1_000);

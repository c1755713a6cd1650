import { parentPort, workerData } from "node:worker_threads";
import { explain } from "../../../lib/errors.ts";
import { createRulesPlanner } from "./create-rules-planner.ts";
import type { ThreadAnswer, ThreadCall } from "./planner-thread.ts";
import { warmUp } from "./warm-up.ts";

// The program of the planner's own thread: see planner-thread.ts. What it is given and answers are plain JSON.
const port = parentPort;
if (port === null) throw new Error("This is no program of its own: planner-thread.ts starts it.");
const planner = createRulesPlanner(workerData as { platformChannel: string });
await warmUp(planner);

port.on("message", ({ number, verb, ask }: ThreadCall) => {
  planner[verb](ask).then(
    (value) => port.postMessage({ number, value } satisfies ThreadAnswer),
    (error: unknown) => port.postMessage({ number, problem: explain(error) } satisfies ThreadAnswer),
  );
});

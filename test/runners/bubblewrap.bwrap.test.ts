import { runnerContract } from "../contracts/runner.contract.ts";
import { makeBubblewrapRunner, noBubblewrap } from "./boxes.ts";

runnerContract("bubblewrap", await noBubblewrap(), () => makeBubblewrapRunner(), {
  "a sandbox full of empty files says so, and works on":
    "bubblewrap sets no limit on how many files its memory holds: they count as the box's own memory, which ends who makes them",
});

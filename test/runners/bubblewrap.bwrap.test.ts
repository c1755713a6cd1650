import { runnerContract } from "../contracts/runner.contract.ts";
import { makeBubblewrapRunner, noBubblewrap } from "./boxes.ts";

runnerContract("bubblewrap", await noBubblewrap(), () => makeBubblewrapRunner());

import { makeBubblewrapRunner, makeDockerRunner, noBubblewrap, noEngine } from "../../runners/boxes.ts";
import { packagesTests } from "./packages-cases.ts";

const withoutBubblewrap = await noBubblewrap();

if (withoutBubblewrap === false) packagesTests(makeBubblewrapRunner, false, "all");
else packagesTests(() => makeDockerRunner(), await noEngine(), "all");

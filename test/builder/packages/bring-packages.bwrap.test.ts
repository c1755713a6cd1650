import { makeBubblewrapRunner, noBubblewrap } from "../../runners/boxes.ts";
import { packagesTests } from "./packages-cases.ts";

packagesTests(makeBubblewrapRunner, await noBubblewrap());

import { makeDockerRunner, noEngine } from "../../runners/boxes.ts";
import { packagesTests } from "./packages-cases.ts";

packagesTests(() => makeDockerRunner(), await noEngine(), "first");

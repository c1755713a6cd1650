import { runnerContract } from "../contracts/runner.contract.ts";
import { makeDockerRunner, noEngine } from "./boxes.ts";

runnerContract("docker", await noEngine(), () => makeDockerRunner("c0ffee01"));

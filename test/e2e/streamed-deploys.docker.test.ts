import { test } from "node:test";
import { noEngine } from "../runners/boxes.ts";
import { surviveDeploys } from "./streamed-deploys.ts";

test(
  "2,000 requests through 20 deploys: none fails, none waits but in a migration, no row is lost or doubled",
  {
    skip: await noEngine(),
    timeout: 300_000,
  },
  (t) => surviveDeploys(t, "docker"),
);

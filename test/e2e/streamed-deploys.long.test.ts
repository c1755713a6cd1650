import { test } from "node:test";
import { noBubblewrap } from "../runners/boxes.ts";
import { surviveDeploys } from "./streamed-deploys.ts";

test(
  "on bubblewrap: 2,000 requests through 20 deploys, none fails or waits but in a migration, no row is lost or doubled",
  {
    skip: await noBubblewrap(),
    timeout: 300_000,
  },
  (t) => surviveDeploys(t, "bubblewrap"),
);

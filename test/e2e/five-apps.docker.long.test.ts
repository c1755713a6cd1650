import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { whyNoPostgres } from "../postgres-server.ts";
import { playFive } from "./play-five.ts";

const skip = (await dockerAnswers()) ? (whyNoPostgres ?? false) : "no container engine answers";

test(
  "five apps that together use every trigger and binding, driven end to end on Docker, with a real Postgres",
  {
    skip,
  },
  (t) => playFive(t, { runner: "docker", sales: "postgres" }),
);

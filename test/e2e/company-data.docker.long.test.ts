import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { whyNoPostgres } from "../postgres-server.ts";
import { playCompanyData } from "./play-company-data.ts";

const skip = (await dockerAnswers()) ? (whyNoPostgres ?? false) : "no container engine answers";

test(
  "“plot widget sales across our three hubs from `orders`, filter customers by industry”: from a real Postgres, masked, approved, live, on Docker",
  { skip },
  (t) => playCompanyData(t, "docker"),
);

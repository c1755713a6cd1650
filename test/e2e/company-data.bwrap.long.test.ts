import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { whyNoPostgres } from "../postgres-server.ts";
import { playCompanyData } from "./play-company-data.ts";

const skip = (await whyNoBubblewrap()) ?? whyNoPostgres ?? false;

test(
  "“plot widget sales across our three hubs from `orders`, filter customers by industry”: from a real Postgres, masked, approved, live, on bubblewrap",
  { skip },
  (t) => playCompanyData(t, "bubblewrap"),
);

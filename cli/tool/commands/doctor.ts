import { z } from "zod";
import type { Call } from "../call.ts";
import {
  type Looked,
  lookAtDisk,
  lookAtLibrary,
  lookAtNode,
  lookAtSignIn,
  lookForDocker,
  lookForProgram,
} from "../doctor/looks.ts";
import type { Outcome } from "../outcome.ts";
import { harmless, type Pen, wrap } from "../pen.ts";
import type { Surroundings } from "../surroundings.ts";

const lookedSchema = z.object({
  what: z.string(),
  state: z.enum(["good", "warn", "bad"]),
  found: z.string(),
  fix: z.string().optional(),
});
export const resultSchema = z.object({ looked: z.array(lookedSchema) });

/** Looks at this machine and the running Toolroom. What is only missing for a part of it is a warning, and no failure. */
export async function run(_: Call, around: Surroundings): Promise<Outcome> {
  const { env } = around;
  const looked = await Promise.all([
    lookAtNode(process.version),
    lookForProgram("git", "git", env, { state: "bad", fix: "Install git." }),
    lookForDocker(env),
    lookForProgram("bubblewrap", "bwrap", env, { state: "warn", fix: "Install bubblewrap, where there is no Docker." }),
    lookAtLibrary(around),
    lookAtSignIn(around),
    lookAtDisk(around.ownFolder ?? around.folder),
  ]);
  const isBoxed = looked.some(({ what, state }) => state === "good" && ["Docker", "bubblewrap"].includes(what));
  const bad = looked.filter(({ state }) => state === "bad");
  const show = (pen: Pen) => looked.map((one) => lineOf(one, pen)).join("\n");
  const warnings = isBoxed ? [] : ["Without Docker and bubblewrap only apps of known parts run, unisolated."];
  if (bad.length === 0) return { result: { looked }, warnings, show };
  const message = `${bad.map(({ what }) => what).join(" and ")} ${bad.length === 1 ? "is" : "are"} not as needed.`;
  const fix = bad.map((one) => one.fix ?? "").join(" ");
  return { result: { looked }, warnings, error: { code: "check_failed", message, fix }, show };
}

function lineOf({ what, state, found, fix }: Looked, pen: Pen): string {
  const sign = { good: pen.good("✓"), warn: pen.warn("!"), bad: pen.bad("✗") }[state];
  const indent = " ".repeat(14);
  const line = `${sign} ${what.padEnd(12)}${wrap(harmless(found), pen.width, indent)}`;
  return fix === undefined
    ? line
    : `${line}\n${indent}${pen.quiet("→")} ${wrap(harmless(fix), pen.width, `${indent}  `)}`;
}

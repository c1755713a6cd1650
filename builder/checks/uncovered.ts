import type { Check } from "../../sdk/contract/check.ts";
import { isOnlyDue } from "../../sdk/contract/check.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { triggerName } from "../../sdk/contract/trigger-name.ts";
import { kindOf, type Trigger } from "../../sdk/contract/triggers.ts";
import type { CandidateFile } from "./candidate-files.ts";
import { platformCalls } from "./platform-calls.ts";
import type { Problem } from "./problem.ts";
import type { Path } from "./read-manifest.ts";

/** What every message begins with that asks for one more Check: other rooms tell them by it. */
export const NO_CHECK = "no check";

/**
 * Triggers, pages and forms that no Check tries: they could be deleted and nobody would notice. Of pages only those with a
 * plain path: what stands for `:number` is known when there are data. Each Problem says the line to add.
 */
export function uncovered(
  manifest: Manifest,
  lineOf: (path: Path) => number | undefined,
  files: readonly CandidateFile[],
): Problem[] {
  const tried = triedBy(manifest);
  const triggers = untriedTriggers(manifest).map(({ index, message, fix }): Problem => {
    const line = lineOf(["triggers", index]);
    return { file: "app.yaml", ...(line === undefined ? {} : { line }), message, fix };
  });
  const pages = platformCalls(files).flatMap(({ name, first, file, line }): Problem[] => {
    if ((name !== "app.page" && name !== "app.post") || first === undefined || /[:*{]/.test(first)) return [];
    const isForm = name === "app.post";
    if ((isForm ? tried.forms : tried.pages).has(first)) return [];
    const what = isForm ? `visit: ${first}, with: { <field>: "…" }` : `visit: ${first}`;
    const message = `${NO_CHECK} ${isForm ? "sends the form" : "opens the page"} ${first}`;
    return [
      { file, line, message, fix: `add to \`checks\` in app.yaml what it must show, \`- { ${what}, shows: "…" }\`` },
    ];
  });
  return [...triggers, ...pages];
}

/** Triggers that no Check tries, by their place in the manifest. */
export function untriedTriggers(manifest: Manifest): { index: number; message: string; fix: string }[] {
  const { runs } = triedBy(manifest);
  return manifest.triggers.flatMap((trigger, index) => {
    if (runs.has(trigger.run)) return [];
    const message = `${NO_CHECK} tries \`${triggerName(trigger)}\``;
    return [{ index, message, fix: `add to \`checks\` what it must do, such as \`- ${checkOf(trigger, manifest)}\`` }];
  });
}

interface Tried {
  runs: Set<string>;
  pages: Set<string>;
  forms: Set<string>;
}

function triedBy({ checks, triggers }: Manifest): Tried {
  const tried: Tried = { runs: new Set(), pages: new Set(), forms: new Set() };
  for (const check of checks.filter((one) => !isOnlyDue(one) && !isOfStranger(one))) {
    if ("fire" in check) tried.runs.add(check.fire);
    else if ("visit" in check) (check.with === undefined ? tried.pages : tried.forms).add(pathOf(check.visit));
    else {
      const word = check.command.split(" ")[0];
      for (const trigger of triggers) if ("command" in trigger && trigger.command === word) tried.runs.add(trigger.run);
    }
  }
  return tried;
}

/** That strangers are refused is the platform's doing: no code of the app runs. */
function isOfStranger(check: Check): boolean {
  return check.as === "stranger";
}

function pathOf(visit: string): string {
  return visit.replace(/[?#].*$/s, "");
}

function checkOf(trigger: Trigger, { bindings }: Manifest): string {
  const channel = bindings.slack?.post?.[0];
  const posted = channel === undefined ? 'posted: "…"' : `posted: { channel: "${channel}", contains: "…" }`;
  if ("command" in trigger) return `{ command: "${trigger.command} …", posted: "…" }`;
  const sent = kindOf(trigger) === "schedule" ? "" : " body: { … },";
  const seen = channel === undefined && bindings.slack?.dm === undefined ? ROW : posted;
  return `{ fire: ${trigger.run},${sent} ${seen} }`;
}

const ROW = "row: { table: <table>, has: { <column>: … } }";

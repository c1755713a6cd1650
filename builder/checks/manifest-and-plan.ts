import { isDeepStrictEqual } from "node:util";
import { checkSentence } from "../../sdk/contract/check-sentence.ts";
import type { Access, Manifest } from "../../sdk/contract/manifest.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import { bindingProblems } from "./bindings-and-plan.ts";
import type { Problem } from "./problem.ts";
import type { Path } from "./read-manifest.ts";

/** Where a Candidate's manifest asks for more than its Plan, or leaves out what the Plan promises. */
export function manifestAndPlan(manifest: Manifest, plan: Plan, lineOf: (path: Path) => number | undefined): Problem[] {
  const planned = plan.manifest;
  const problems: Problem[] = [];
  const more = (path: Path, message: string, fix: string) => {
    const line = lineOf(path);
    problems.push({ file: "app.yaml", ...(line === undefined ? {} : { line }), message, fix });
  };

  if (manifest.name !== planned.name) more(["name"], `the name is not the plan's`, `write \`name: ${planned.name}\``);
  if (manifest.timeZone !== planned.timeZone)
    more(["timeZone"], "the time zone is not the plan's", `write \`timeZone: ${planned.timeZone}\``);
  if (!isWithin(manifest.web?.access, planned.web?.access)) {
    const access = planned.web === undefined ? "leave `web` out" : `write \`web: ${JSON.stringify(planned.web)}\``;
    more(["web"], "it lets in more people than the plan", access);
  }
  manifest.triggers.forEach((trigger, index) => {
    if (!planned.triggers.some((other) => isDeepStrictEqual(other, trigger))) {
      more(["triggers", index], "the plan does not have this trigger", "remove it, or write it as the plan has it");
    }
  });
  for (const trigger of planned.triggers) {
    if (!manifest.triggers.some((other) => isDeepStrictEqual(other, trigger))) {
      more(["triggers"], "a trigger of the plan is missing", `add ${JSON.stringify(trigger)}`);
    }
  }
  if (manifest.bindings.db && !planned.bindings.db)
    more(["bindings", "db"], "the plan has no database", "remove `db` from `bindings`");
  manifest.bindings.slack?.post?.forEach((channel, index) => {
    if (!planned.bindings.slack?.post?.includes(channel)) {
      more(["bindings", "slack", "post", index], `the plan does not post to ${channel}`, "remove the channel");
    }
  });
  if (manifest.bindings.slack?.dm && !planned.bindings.slack?.dm)
    more(["bindings", "slack", "dm"], "the plan tells nobody in private", "remove `dm` from `bindings.slack`");
  problems.push(...bindingProblems(manifest.bindings, planned.bindings, lineOf));
  for (const check of planned.checks) {
    if (!manifest.checks.some((other) => isDeepStrictEqual(other, check))) {
      more(["checks"], `a check of the plan is missing ("${checkSentence(check)}")`, `add ${JSON.stringify(check)}`);
    }
  }
  return problems;
}

/** Whether everybody whom `asked` lets in is let in by `planned` too. */
function isWithin(asked: Access | undefined, planned: Access | undefined): boolean {
  if (asked === undefined) return true;
  if (planned === undefined) return false;
  if (planned === "company" || asked === "owner") return true;
  if (typeof planned === "string" || typeof asked === "string") return planned === asked;
  return asked.people.every((person) => planned.people.includes(person));
}

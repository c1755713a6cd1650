import { z } from "zod";
import { parseJson } from "../../lib/json.ts";
import type { Problem } from "./problem.ts";

/** As `biome lint --reporter=json` of the version in the box prints it. */
const outputSchema = z.object({
  diagnostics: z.array(
    z.object({
      severity: z.string(),
      message: z.string(),
      category: z.string().nullish(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }).nullish() }).nullish(),
      advices: z.array(z.object({ text: z.string().nullish() })).nullish(),
    }),
  ),
});

/** Errors alone: warnings are a matter of taste. */
export function lintProblems(output: string): Problem[] {
  const start = output.indexOf("{");
  if (start < 0) return [];
  const parsed = outputSchema.safeParse(parseJson(output.slice(start)));
  if (!parsed.success) return [];
  return parsed.data.diagnostics
    .filter((diagnostic) => ["error", "fatal"].includes(diagnostic.severity))
    .map(({ message, category, location, advices }) => {
      const advice = advices?.map((one) => one.text?.split("\n")[0]?.trim()).find((text) => text);
      return {
        ...(location ? { file: location.path } : {}),
        ...(location?.start ? { line: location.start.line } : {}),
        message: message.replace(/\.$/, ""),
        fix: advice ?? `see the rule ${category ?? "in the linter"}`,
      };
    });
}

import { Document, isMap, isSeq, visit } from "yaml";
import type { SourceFile } from "../runners/runner.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { planText } from "./assignments.ts";

/**
 * The files a Build starts from, sorted by path: a new app from the skill's template, a change from the live release's
 * source; in both `app.yaml` and `AGENTS.md` are written from the Plan. The same arguments give the same bytes.
 */
export function scaffold(
  plan: Plan,
  template: readonly SourceFile[],
  source: readonly SourceFile[] | null,
): SourceFile[] {
  const files = new Map((source ?? template).map((file) => [file.path, file.content]));
  files.set("app.yaml", Buffer.from(manifestYaml(plan.manifest)));
  files.set("AGENTS.md", Buffer.from(agentsText(plan)));
  return [...files].map(([path, content]) => ({ path, content })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `app.yaml` as people read it: keys in the contract's order, one line per trigger, check and given row. */
export function manifestYaml(manifest: Manifest): string {
  const ordered: Record<string, unknown> = {};
  for (const key of KEYS) if (!isEmpty(manifest[key])) ordered[key] = manifest[key];
  const document = new Document(ordered);
  document.commentBefore =
    " The contract of this app: what it may do and what must hold. It changes by asking in its Slack thread.";
  visit(document, {
    Pair: (key, pair) => {
      const name = String(pair.key);
      // Rows are given below `<source>.<table>`.
      if ((name === "triggers" || name === "checks" || name.includes(".")) && isSeq(pair.value)) {
        for (const item of pair.value.items) if (isMap(item)) item.flow = true;
      }
      if ((name === "slack" || name === "web") && isMap(pair.value)) pair.value.flow = true;
      return key === undefined ? visit.BREAK : undefined;
    },
  });
  return document.toString({ lineWidth: 0 });
}

const KEYS = [
  "name",
  "title",
  "icon",
  "purpose",
  "timeZone",
  "web",
  "triggers",
  "bindings",
  "checks",
  "given",
] as const;

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function agentsText(plan: Plan): string {
  return `# ${plan.manifest.title ?? plan.manifest.name}

${planText(plan)}

# How to work on it
- \`app.yaml\` is the contract people agreed to. Leave it as it is, but for a check that you are asked to add.
- \`tool check\` says whether the app holds what it promises: manifest and code, types, tests, and the checks above.
- Nothing to install: \`@toolroom/app\` is there.
`;
}

import assert from "node:assert/strict";
import type { CandidateFile } from "../../../builder/checks/candidate-files.ts";
import { type Problem, problemLine } from "../../../builder/checks/problem.ts";
import { readManifest } from "../../../builder/checks/read-manifest.ts";

/** 2 March 2026, a Monday. */
export const NOW_MS = Date.parse("2026-03-02T09:00:00Z");

export const LUNCH_YAML = `name: lunch-orders
purpose: Collects lunch orders.
timeZone: Europe/Paris
web: { access: company }
triggers:
  - { schedule: "0 11 * * 1-5", run: post-summary }
  - { command: /lunch, run: add-order }
bindings:
  db: true
  slack: { post: ["#food"] }
checks:
  - { command: "/lunch ramen", as: asker, posted: "Noted: ramen" }
  - { fire: post-summary, posted: { channel: "#food", contains: "ramen" } }
  - { visit: /, as: colleague, shows: lunch }
`;

export const LUNCH_CODE = `import { app, db, slack } from "@toolroom/app";
app.page("/", () => "lunch");
app.on("add-order", ({ text }) => \`Noted: \${text}\`);
app.on("post-summary", () => slack.post("#food", String(db.all\`select 1\`.length)));
`;

export function candidate(files: Record<string, string>): CandidateFile[] {
  return Object.entries(files).map(([path, content]) => ({ path, content: new TextEncoder().encode(content) }));
}

export function manifest(yaml: string) {
  const read = readManifest(yaml);
  assert.ok(read.ok, read.ok ? "" : read.problems.map(problemLine).join("\n"));
  return read;
}

export function lines(problems: readonly Problem[]): string[] {
  return problems.map(problemLine);
}

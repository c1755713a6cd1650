import { listOf, textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { inTemplate, quoted, required, runOf } from "../option-of.ts";
import { GITHUB_EVENTS, requireSent } from "../sent-events.ts";

/** `tool add github --on pull_request.opened --repository acme/web` */
export const addGithub: AddKind = (call) => {
  const github = required(call, "on", "--on pull_request.opened --repository acme/web");
  requireSent(github, GITHUB_EVENTS, "GitHub");
  const repositories = listOf(call.options.repository);
  const run = runOf(call, textOf(call.args.name) ?? `github-${github}`);
  const [repository = "acme/web"] = repositories;
  return {
    about: `GitHub ${github}${repositories.length === 0 ? "" : ` of ${repositories.join(", ")}`}`,
    triggers: [{ github, ...(repositories.length === 0 ? {} : { repositories }), run }],
    checks: [
      {
        fire: run,
        body: { repository: { full_name: repository }, sender: { login: "octocat" } },
        posted: `${github} in ${repository} by octocat`,
      },
    ],
    code: [
      {
        calls: [`app.on ${run}`],
        imports: [],
        text: `/** What is used of it; all of it: https://docs.github.com/webhooks/webhook-events-and-payloads */
interface ${typeName(run)} {
  repository?: { full_name?: string };
  sender?: { login?: string };
}

app.on(${quoted(run)}, ({ payload }) => {
  const { repository, sender } = payload as ${typeName(run)};
  return \`${inTemplate(github)} in \${repository?.full_name} by \${sender?.login}\`;
});`,
      },
    ],
  };
};

/** `take-issue` → TakeIssue */
export function typeName(run: string): string {
  return run.replaceAll(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
}

import type { Manifest } from "../../../sdk/contract/manifest.ts";

/** Who answers an app that is only tried, for each thing of the world outside that it may use, and how to have another answer. */
export interface Answers {
  /** Such as `models`. */
  what: string;
  words: string;
}

/** `secretNames`: those that `.toolroom/secrets` has. Nobody outside of this machine is asked, so it says so of each. */
export function whatAnswers({ bindings, given = {} }: Manifest, secretNames: readonly string[]): Answers[] {
  const { llm, egress, data, slack, secrets } = bindings;
  return [
    ...(llm === undefined ? [] : [{ what: "models", words: said("llm", given.llm?.length ?? 0) }]),
    ...(egress === undefined ? [] : [{ what: egress.join(", "), words: said("http", given.http?.length ?? 0) }]),
    ...(data === undefined ? [] : [{ what: "company data", words: "made-up rows: `given.data` in app.yaml" }]),
    ...(slack === undefined ? [] : [{ what: "Slack", words: "posts are shown on the page alone" }]),
    ...(secrets === undefined
      ? []
      : Object.keys(secrets).map((name) => ({
          what: name,
          words: secretWords(name, secretNames, given.secrets ?? {}),
        }))),
  ];
}

function said(key: string, count: number): string {
  const there = count === 0 ? "nothing is given yet" : `${count} made-up ${count === 1 ? "answer" : "answers"}`;
  return `${there}: \`given.${key}\` in app.yaml`;
}

function secretWords(name: string, own: readonly string[], given: Readonly<Record<string, string>>): string {
  if (own.includes(name)) return "from .toolroom/secrets";
  const made = name in given ? "`given.secrets` in app.yaml" : "made up";
  return `${made}; for a real one write ${name}=… into .toolroom/secrets`;
}

import { isDeepStrictEqual } from "node:util";
import type { Bindings } from "../../sdk/contract/bindings.ts";
import type { Problem } from "./problem.ts";
import type { Path } from "./read-manifest.ts";

/** What a Candidate's app.yaml wants beside Slack's posts and its database, and the Plan did not grant. Less is fine. */
export function bindingProblems(
  asked: Bindings,
  planned: Bindings,
  lineOf: (path: Path) => number | undefined,
): Problem[] {
  const problem = (path: Path, what: string, fix: string): Problem => {
    const line = lineOf(["bindings", ...path]);
    return {
      file: "app.yaml",
      ...(line === undefined ? {} : { line }),
      message: `the plan does not have ${what}`,
      fix,
    };
  };
  const named = (key: "egress" | "emits", what: string) =>
    (asked[key] ?? []).flatMap((name, index) =>
      planned[key]?.includes(name) ? [] : [problem([key, index], `${what} ${name}`, `remove ${name}`)],
    );
  const whole = (key: "files" | "llm" | "compute") =>
    asked[key] === undefined || isDeepStrictEqual(asked[key], planned[key])
      ? []
      : [problem([key], `\`${key}\` like this`, asPlanned(key, planned[key]))];
  const groups = (asked.slack?.groups ?? []).flatMap((group, index) =>
    planned.slack?.groups?.includes(group)
      ? []
      : [problem(["slack", "groups", index], `the group ${group}`, `remove ${group}`)],
  );
  const secrets = Object.entries(asked.secrets ?? {}).flatMap(([name, about]) =>
    planned.secrets?.[name] === about
      ? []
      : [problem(["secrets", name], `the secret ${name} with these words`, asPlanned(name, planned.secrets?.[name]))],
  );
  return [
    ...named("egress", "the host"),
    ...named("emits", "the event"),
    ...whole("files"),
    ...whole("llm"),
    ...whole("compute"),
    ...groups,
    ...secrets,
    ...dataProblems(asked.data ?? {}, planned.data ?? {}, problem),
  ];
}

type Data = NonNullable<Bindings["data"]>;

function dataProblems(
  asked: Data,
  planned: Data,
  problem: (path: Path, what: string, fix: string) => Problem,
): Problem[] {
  return Object.entries(asked).flatMap(([source, tables]) =>
    Object.entries(tables).flatMap(([table, columns]) => {
      const granted = planned[source]?.[table] ?? [];
      return columns
        .filter((column) => !granted.includes(column))
        .map((column) =>
          problem(["data", source, table], `${column} of ${source}.${table}`, `remove ${column} from it`),
        );
    }),
  );
}

function asPlanned(key: string, value: unknown): string {
  return value === undefined ? `remove \`${key}\`` : `write \`${key}: ${JSON.stringify(value)}\``;
}

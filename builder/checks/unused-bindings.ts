import type { Manifest } from "../../sdk/contract/manifest.ts";
import { LINEAR_SECRET } from "../../sdk/contract/triggers.ts";
import type { CandidateFile } from "./candidate-files.ts";
import { type LibraryUse, libraryUses } from "./library-uses.ts";
import { hostIn } from "./manifest-and-uses.ts";
import { platformCalls } from "./platform-calls.ts";
import type { Problem } from "./problem.ts";
import type { Path } from "./read-manifest.ts";

/**
 * What app.yaml declares and no code uses: nothing is wrong with it, but each grant is one more that somebody may have to agree
 * to. What is asked for by a name that only running tells counts as use of all of its kind.
 */
export function unusedBindings(
  { bindings }: Manifest,
  lineOf: (path: Path) => number | undefined,
  files: readonly CandidateFile[],
): Problem[] {
  const uses = libraryUses(files);
  const calls = platformCalls(files);
  const unused = (path: Path, what: string): Problem => {
    const line = lineOf(["bindings", ...path]);
    const place = { file: "app.yaml", ...(line === undefined ? {} : { line }) };
    return { ...place, message: `${what} is declared, but the code never uses it`, fix: "remove it, or use it" };
  };
  const whole = (key: "files" | "llm", names: string[]) =>
    bindings[key] === undefined || uses.some(({ name }) => names.includes(name)) ? [] : [unused([key], `\`${key}\``)];
  const named = (path: Path, declared: readonly string[], said: Said[], what: string) =>
    said.some((one) => one === undefined)
      ? []
      : declared.flatMap((name, index) => (said.includes(name) ? [] : [unused([...path, index], what + name)]));
  const keyed = (key: "secrets" | "data", use: string, what: string) =>
    Object.keys(bindings[key] ?? {}).flatMap((name) => {
      // The platform uses it, for what Linear signs.
      if (key === "secrets" && name === LINEAR_SECRET) return [];
      const said = saidTo(uses, [use]);
      return said.some((one) => one === undefined || one === name) ? [] : [unused([key, name], what + name)];
    });
  const posts = calls.filter(({ name }) => name === "slack.post").map(({ first }) => first);
  return [
    ...(bindings.db && !calls.some(({ name }) => name === "db") && !uses.some(({ name }) => name === "db")
      ? [unused(["db"], "`db`")]
      : []),
    ...whole("files", ["files"]),
    ...whole("llm", ["llm", "agent"]),
    ...named(["egress"], bindings.egress ?? [], hostsIn(uses), "the host "),
    ...named(["emits"], bindings.emits ?? [], saidTo(uses, ["emit"]), "the event "),
    ...named(["slack", "groups"], bindings.slack?.groups ?? [], saidTo(uses, ["group"]), "the group "),
    ...(handsOnSlack(uses) ? [] : named(["slack", "post"], bindings.slack?.post ?? [], posts, "the channel ")),
    ...keyed("secrets", "secret", "the secret "),
    ...keyed("data", "data", "the data source "),
  ];
}

/** A first argument; undefined: known only when it runs. */
type Said = string | undefined;

function saidTo(uses: readonly LibraryUse[], names: readonly string[]): Said[] {
  return uses.filter(({ name }) => names.includes(name)).map(({ first }) => first);
}

/** Where nothing but ways within the app are fetched, none. */
function hostsIn(uses: readonly LibraryUse[]): Said[] {
  return uses
    .filter(({ name, first }) => name === "http" || (name === "fetch" && first !== undefined))
    .map(({ first, isWhole }) => (first === undefined ? undefined : hostIn(first, isWhole)));
}

/** Given to another function, or used for more than `post`: what it posts to is not told by its text. */
function handsOnSlack(uses: readonly LibraryUse[]): boolean {
  return uses.some(({ name, method }) => name === "slack" && method !== "post" && method !== "dm");
}

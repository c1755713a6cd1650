import type { Bindings } from "../../sdk/contract/bindings.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { CandidateFile } from "./candidate-files.ts";
import { type LibraryUse, libraryUses } from "./library-uses.ts";
import { nearestWord } from "./nearest-word.ts";
import { IF_PLANNED, type Problem } from "./problem.ts";

/** What the code uses of secrets, hosts, models, files, groups, events and data, and app.yaml does not declare. */
export function useProblems(manifest: Manifest, files: readonly CandidateFile[]): Problem[] {
  const { bindings } = manifest;
  return libraryUses(files).flatMap((use) => {
    const problem = problemOf(use, bindings);
    return problem === null ? [] : [{ file: use.file, line: use.line, ...problem }];
  });
}

type Wrong = Pick<Problem, "message" | "fix" | "adds">;

function problemOf(use: LibraryUse, bindings: Bindings): Wrong | null {
  switch (use.name) {
    case "llm":
    case "agent":
      return bindings.llm === undefined ? undeclared("asks a model", "llm: { monthlyUsd: 5 }", "llm") : null;
    case "files":
      return bindings.files === undefined ? undeclared("keeps files", "files: true", "files") : null;
    case "http":
    case "fetch":
      return hostProblem(use, bindings.egress ?? []);
    case "secret":
      return named(use, Object.keys(bindings.secrets ?? {}), SECRET);
    case "group":
      return named(use, bindings.slack?.groups ?? [], GROUP);
    case "emit":
      return named(use, bindings.emits ?? [], EVENT);
    case "data":
      return named(use, Object.keys(bindings.data ?? {}), SOURCE);
    default:
      return null;
  }
}

function undeclared(what: string, line: string, adds: string): Wrong {
  return {
    message: `the code ${what}, which app.yaml does not declare`,
    fix: `add \`${line}\` under \`bindings\`${IF_PLANNED}, or remove the call`,
    adds,
  };
}

/** How something that is asked for by its name stands in app.yaml. */
interface Kind {
  what: string;
  call: string;
  declare: (name: string) => string;
  /** Behind `tool add`; absent: it adds no such thing. */
  adds?: (name: string) => string;
}

const SECRET: Kind = {
  what: "the secret",
  call: 'secret("STRIPE_KEY")',
  declare: (name) => `secrets: { ${name}: what it is for }`,
  adds: (name) => `secret ${name}`,
};
const GROUP: Kind = {
  what: "the group",
  call: 'group("on-call")',
  declare: (name) => `groups: ["${name}"]\` in \`slack`,
};
const EVENT: Kind = {
  what: "the event",
  call: 'emit("ordered", { … })',
  declare: (name) => `emits: [${name}]`,
  adds: (name) => `event --emit ${name}`,
};
const SOURCE: Kind = {
  what: "the data source",
  call: 'data("sales")',
  declare: (name) => `data: { ${name}: { <table>: [<columns>] } }`,
  adds: (name) => `data ${name} --table <table> --columns <a,b>`,
};

function named({ first, isWhole }: LibraryUse, declared: readonly string[], kind: Kind): Wrong | null {
  if (first === undefined || !isWhole) {
    return declared.length > 0
      ? null
      : {
          message: `the code asks for ${kind.what} by a name that is not plainly written, and app.yaml declares none`,
          fix: `write the name as a text, ${kind.call}, and declare it under \`bindings\`${IF_PLANNED}`,
        };
  }
  if (declared.includes(first)) return null;
  const nearest = nearestWord(first, declared);
  const has = declared.length === 0 ? "it declares none" : `it declares ${declared.join(", ")}`;
  const add = `add \`${kind.declare(first.slice(0, 60))}\` under \`bindings\`${IF_PLANNED}`;
  return {
    message: `the code asks for ${kind.what} ${first.slice(0, 60)}, which app.yaml does not declare (${has})`,
    ...(nearest === undefined
      ? { fix: add, ...(kind.adds === undefined ? {} : { adds: kind.adds(first.slice(0, 60)) }) }
      : { fix: `did you mean \`${nearest}\`? Else ${add}` }),
  };
}

function hostProblem({ name, first, isWhole }: LibraryUse, declared: readonly string[]): Wrong | null {
  const host = first === undefined ? undefined : hostIn(first, isWhole);
  if (host === undefined) {
    // For fetch a way within the app's own pages, or an address that only running tells: then its door decides.
    if (declared.length > 0 || name === "fetch") return null;
    return {
      message: "the code calls a host, and app.yaml declares none",
      fix: `add \`egress: [<the host>]\` under \`bindings\`${IF_PLANNED}, or remove the call`,
    };
  }
  if (name === "fetch")
    return {
      message: "the code calls fetch, and an app has no network of its own",
      fix: `import http from "@toolroom/app", and name ${host || "the host"} in \`egress\` under \`bindings\`${IF_PLANNED}`,
    };
  if (host === "") return { message: "the address is not one of https", fix: "begin it with https://" };
  if (declared.includes(host)) return null;
  const has = declared.length === 0 ? "it declares none" : `it declares ${declared.join(", ")}`;
  return {
    message: `the code calls ${host}, which app.yaml does not declare (${has})`,
    fix: `add \`egress: [${host}]\` under \`bindings\`${IF_PLANNED}, or remove the call`,
    adds: `egress ${host}`,
  };
}

/** Empty: an address, but none of https. undefined: the host is not plainly written. */
export function hostIn(address: string, isWhole: boolean): string | undefined {
  const [, scheme, host, rest] = /^([a-z]+):\/\/([^/?#\s]*)([/?#]?)/i.exec(address) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  if (!isWhole && rest === "") return undefined;
  return scheme.toLowerCase() === "https" ? host.toLowerCase() : "";
}

import { type CandidateFile, codeFiles, textOf } from "./candidate-files.ts";
import { beginOf } from "./library-imports.ts";
import { LIBRARY } from "./packages/wanted.ts";
import { IF_PLANNED, type Problem } from "./problem.ts";
import { type SourceToken, sourceTokens } from "./source-tokens.ts";

type Wrong = Pick<Problem, "message" | "fix">;

const NAMED = `import what is used by its name, in each file that uses it: import { app } from "${LIBRARY}"`;
const NO_NETWORK: Wrong = {
  message: "an app has no network of its own",
  fix: `import { http } from "${LIBRARY}", and name the host in \`egress\` under \`bindings\`${IF_PLANNED}`,
};
const NO_READER: Wrong = {
  message: "what it runs cannot be checked",
  fix: "write what the app does in its own files",
};
const ENVIRONMENT: Wrong = {
  message: "the environment holds nothing of the app's",
  fix: 'read a secret by secret("NAME"), declared in `secrets` under `bindings`, and write all else into the code',
};
/** By the module that is imported. */
const CLOSED: Readonly<Record<string, Wrong>> = {
  "node:process": ENVIRONMENT,
  ...Object.fromEntries(
    ["dgram", "dns", "http", "http2", "https", "net", "tls"].map((name) => [`node:${name}`, NO_NETWORK]),
  ),
  ...Object.fromEntries(
    ["child_process", "cluster", "inspector", "module", "repl", "vm", "wasi"].map((name) => [
      `node:${name}`,
      NO_READER,
    ]),
  ),
};
/** By the member of `process` that is used. */
const OF_PROCESS: Readonly<Record<string, Wrong>> = {
  env: ENVIRONMENT,
  ...Object.fromEntries(["binding", "dlopen", "getBuiltinModule"].map((name) => [name, NO_READER])),
};

/**
 * Ways round what app.yaml is compared with: the library under no name of its own, code that is not read as the app's, and what
 * of Node's works in no box. It keeps the careless from what would fail when it is live; the box keeps everybody.
 */
export function unfollowedProblems(files: readonly CandidateFile[]): Problem[] {
  return codeFiles(files).flatMap(({ path, ...file }) => {
    const tokens = sourceTokens(textOf({ path, ...file }));
    return tokens.flatMap((token, index): Problem[] => {
      const wrong = token.kind === "text" ? wrongImport(tokens, index, path) : wrongWord(tokens, index);
      return wrong === undefined ? [] : [{ file: path, line: token.line, ...wrong }];
    });
  });
}

function wrongImport(tokens: readonly SourceToken[], index: number, path: string): Wrong | undefined {
  const specifier = tokens[index]?.value ?? "";
  const [caller, before] = [tokens[index - 2]?.value, tokens[index - 1]?.value];
  const isCall = before === "(" && (caller === "import" || caller === "require");
  if (!isCall && before !== "from" && before !== "import") return undefined;
  const begin = before === "from" ? beginOf(tokens, index) : index;
  const isOfTypes = tokens[begin + 1]?.value === "type";
  if (specifier === LIBRARY) return isOfTypes ? undefined : wrongLibrary(tokens, begin, isCall);
  if (specifier.startsWith("node:")) {
    const closed = CLOSED[specifier.split("/")[0] ?? ""];
    return closed === undefined || isOfTypes
      ? undefined
      : { ...closed, message: `${specifier} is imported, and ${closed.message}` };
  }
  if (!/^\.{1,2}\//.test(specifier)) return undefined;
  const target = new URL(specifier, `file:///${path}`).pathname.slice(1);
  if (target.startsWith("test/"))
    return {
      message: `the app's code imports ${target.slice(0, 80)}, which is one of its tests`,
      fix: "move what both use out of test/",
    };
  if (!/\.[cm]?js$/.test(target)) return undefined;
  const message = `the code imports ${target.slice(0, 80)}, whose types nobody checks`;
  return { message, fix: "write it as TypeScript: Node runs it as it stands" };
}

function wrongLibrary(tokens: readonly SourceToken[], begin: number, isCall: boolean): Wrong | undefined {
  if (isCall) return { message: `${LIBRARY} is imported while the app runs`, fix: NAMED };
  if (tokens[begin]?.value === "export") return { message: `${LIBRARY} is handed on to other files`, fix: NAMED };
  if (tokens[begin + 1]?.value !== "*") return undefined;
  return { message: `the whole of ${LIBRARY} is imported under one name`, fix: NAMED };
}

function wrongWord(tokens: readonly SourceToken[], index: number): Wrong | undefined {
  const token = tokens[index];
  const isMember = tokens[index - 1]?.value === "." && tokens[index - 2]?.value !== "globalThis";
  if (token?.kind !== "word" || isMember) return undefined;
  if (token.value === "new" && tokens[index + 1]?.value === "Function")
    return { ...NO_READER, message: `new Function is called, and ${NO_READER.message}` };
  if (token.value !== "process") return undefined;
  const member = memberOf(tokens, index);
  const wrong = Object.hasOwn(OF_PROCESS, member) ? OF_PROCESS[member] : undefined;
  return wrong === undefined ? undefined : { ...wrong, message: `process.${member} is read, and ${wrong.message}` };
}

/** What an app's code reads of `process`, as text; nothing of ours reads it here. Of `process.env`, `process?.env`, `process["env"]` and `const { env } = process` `env`; empty: none that is plainly written. */
function memberOf(tokens: readonly SourceToken[], index: number): string {
  const [sign, next, afterNext] = tokens.slice(index + 1, index + 4).map(({ value }) => value);
  if (sign === "." || sign === "[") return next ?? "";
  if (sign === "?") return afterNext ?? "";
  const isTakenApart = tokens[index - 1]?.value === "=" && tokens[index - 2]?.value === "}";
  if (!isTakenApart) return "";
  const begin = tokens.slice(0, index).findLastIndex(({ value }) => value === "{");
  return tokens.slice(begin, index).find(({ value }) => Object.hasOwn(OF_PROCESS, value))?.value ?? "";
}

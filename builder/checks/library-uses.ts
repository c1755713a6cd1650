import { type CandidateFile, codeFiles, textOf } from "./candidate-files.ts";
import type { Problem } from "./problem.ts";
import { type SourceToken, sourceTokens } from "./source-tokens.ts";

const LIBRARY = "@toolroom/app";
/** Longer ones are no type arguments. */
const MAX_TYPE_TOKENS = 120;

/** A use of something that the app's code imports from the library, or of Node's `fetch`. */
export interface LibraryUse {
  /** As the library calls it, whatever the code does: `secret`, `http`, `llm`, `fetch`. */
  name: string;
  /** `get` of `http.get(…)`. */
  method: string | undefined;
  /** Its first argument, as far as it is plainly written: of a template what stands before the first `${}`. */
  first: string | undefined;
  /** Whether `first` is all of the argument. */
  isWhole: boolean;
  file: string;
  line: number;
}

/** What the app's code uses of the library by an imported name, read from its text; also where it only hands it on. */
export function libraryUses(files: readonly CandidateFile[]): LibraryUse[] {
  return codeFiles(files).flatMap((file) => {
    const tokens = sourceTokens(textOf(file));
    const { names, end } = importsOf(tokens);
    const constants = constantsOf(tokens);
    return tokens.flatMap((token, index) => {
      if (index < end || token.kind !== "word" || isMember(tokens, index)) return [];
      const name = token.value === "fetch" && tokens[index + 1]?.value === "(" ? "fetch" : names.get(token.value);
      return name === undefined ? [] : [useAt(tokens, index, name, file.path, constants)];
    });
  });
}

/** What is imported as a whole cannot be followed. */
export function importProblems(files: readonly CandidateFile[]): Problem[] {
  return codeFiles(files).flatMap((file) => {
    const tokens = sourceTokens(textOf(file));
    return tokens.flatMap((token, index) => {
      const isWhole = token.value === "*" && tokens[index - 1]?.value === "import" && tokens[index + 1]?.value === "as";
      if (!isWhole || tokens[index + 4]?.value !== LIBRARY) return [];
      const message = `the whole of ${LIBRARY} is imported under one name`;
      return [
        { file: file.path, line: token.line, message, fix: `import what is used: import { app } from "${LIBRARY}"` },
      ];
    });
  });
}

/** By the name that the code gives it, what the library calls it; `end`: where the last such import ends. */
function importsOf(tokens: SourceToken[]): { names: Map<string, string>; end: number } {
  const names = new Map<string, string>();
  let end = 0;
  tokens.forEach((token, index) => {
    if (token.kind !== "text" || token.value !== LIBRARY || tokens[index - 1]?.value !== "from") return;
    const begin = tokens.slice(0, index).findLastIndex(({ value }) => value === "import");
    end = index + 1;
    for (let at = begin + 1; at < index; at += 1) {
      const [word, next, alias] = tokens.slice(at, at + 3);
      if (word?.kind !== "word" || ["from", "type"].includes(word.value)) continue;
      const isRenamed = next?.value === "as" && alias?.kind === "word";
      names.set(isRenamed ? alias.value : word.value, word.value);
      if (isRenamed) at += 2;
    }
  });
  return { names, end };
}

/** `const API = "https://…"`, by name. */
function constantsOf(tokens: SourceToken[]): Map<string, string> {
  return new Map(
    tokens.flatMap((token, index): [string, string][] => {
      const [name, equals, value] = tokens.slice(index + 1, index + 4);
      const isText = token.value === "const" && equals?.value === "=" && value?.kind === "text";
      return isText && name !== undefined ? [[name.value, value.value]] : [];
    }),
  );
}

/** `.llm` of something else, or a key `llm:` of an object. */
function isMember(tokens: SourceToken[], index: number): boolean {
  const before = tokens[index - 1]?.value;
  if (before === "." && tokens[index - 2]?.value !== ".") return true;
  return tokens[index + 1]?.value === ":" && (before === "{" || before === ",");
}

function useAt(
  tokens: SourceToken[],
  index: number,
  name: string,
  file: string,
  constants: ReadonlyMap<string, string>,
): LibraryUse {
  const hasMethod = tokens[index + 1]?.value === "." && tokens[index + 2]?.kind === "word";
  const method = hasMethod ? tokens[index + 2]?.value : undefined;
  const open = afterTypes(tokens, index + (hasMethod ? 3 : 1));
  const place = { file, line: tokens[index]?.line ?? 1 };
  const bare = { name, method, first: undefined, isWhole: false, ...place };
  if (tokens[open]?.value !== "(" || tokens[open]?.kind !== "sign") return bare;
  const argument = tokens[open + 1];
  const after = tokens[open + 2]?.value;
  const isWhole = after === "," || after === ")";
  if (argument?.kind === "text") return { ...bare, first: argument.value, isWhole };
  if (argument?.kind === "word") return { ...bare, first: constants.get(argument.value), isWhole };
  if (argument?.kind !== "template") return bare;
  const begins = argument.value === "" ? constants.get(after ?? "") : undefined;
  return { ...bare, first: begins ?? argument.value };
}

/** Behind `<…>`, where it stands there. */
function afterTypes(tokens: SourceToken[], from: number): number {
  if (tokens[from]?.value !== "<") return from;
  let open = 0;
  for (let at = from; at < Math.min(tokens.length, from + MAX_TYPE_TOKENS); at += 1) {
    const { kind, value } = tokens[at] ?? {};
    if (kind !== "sign") continue;
    if (value === "<") open += 1;
    if (value === ">" && tokens[at - 1]?.value !== "=") open -= 1;
    if (open === 0) return at + 1;
  }
  return from;
}

import { type CandidateFile, codeFiles, textOf } from "./candidate-files.ts";
import { libraryImports } from "./library-imports.ts";
import { type SourceToken, sourceTokens } from "./source-tokens.ts";

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
    const { names, isImport } = libraryImports(tokens);
    const constants = constantsOf(tokens);
    return tokens.flatMap((token, index) => {
      if (token.kind !== "word" || isImport(index) || isMember(tokens, index)) return [];
      const name = token.value === "fetch" && tokens[index + 1]?.value === "(" ? "fetch" : names.get(token.value);
      return name === undefined ? [] : [useAt(tokens, index, name, file.path, constants)];
    });
  });
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
  const owner = tokens[index - 2]?.value;
  if (before === "." && owner !== "." && owner !== "globalThis") return true;
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

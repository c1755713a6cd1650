import { type CandidateFile, codeFiles, textOf } from "./candidate-files.ts";
import { type SourceToken, sourceTokens } from "./source-tokens.ts";

/** A call such as `app.on("add-order"` in the app's code. `first` is its first argument where that is a literal text. */
export interface PlatformCall {
  /** `app.on`, `app.page`, `app.post`, `slack.post`, `slack.dm`, or `db` for any use of the database. */
  name: string;
  first: string | undefined;
  file: string;
  line: number;
}

const CALLS = ["app.on", "app.page", "app.post", "slack.post", "slack.dm"];
const DATABASE = ["all", "get", "run", "transaction"];

/** What the app's code asks of the platform, read from its text. */
export function platformCalls(files: readonly CandidateFile[]): PlatformCall[] {
  return codeFiles(files).flatMap((file) => {
    const tokens = sourceTokens(textOf(file));
    return tokens.flatMap((token, index) => callAt(tokens, index, token, file.path));
  });
}

function callAt(tokens: SourceToken[], index: number, token: SourceToken, file: string): PlatformCall[] {
  const before = tokens[index - 1];
  const method = tokens[index + 2];
  if (token.kind !== "word" || before?.value === "." || tokens[index + 1]?.value !== "." || method?.kind !== "word")
    return [];
  if (token.value === "db" && DATABASE.includes(method.value))
    return [{ name: "db", first: undefined, file, line: token.line }];
  const name = `${token.value}.${method.value}`;
  if (!CALLS.includes(name) || tokens[index + 3]?.value !== "(") return [];
  const argument = tokens[index + 4];
  const after = tokens[index + 5]?.value;
  const isLiteral = argument?.kind === "text" && (after === "," || after === ")");
  return [{ name, first: isLiteral ? argument.value : undefined, file, line: token.line }];
}

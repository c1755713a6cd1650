/** The lines of app.ts that one part adds. */
export interface PartCode {
  /** What they use: names by module, `{ "./parts/records.ts": ["records"], "@toolroom/app": ["slack"] }`. */
  imports: Record<string, string[]>;
  /** Statements, laid out as the formatter would. */
  statements: string[];
}

const WIDTH = 120;

/** Code that stands as it is where a value is printed. */
export interface Code {
  readonly code: string;
}

export type Printable =
  | string
  | number
  | boolean
  | null
  | undefined
  | Code
  | readonly Printable[]
  | { readonly [key: string]: Printable };

export function code(text: string): Code {
  return { code: text };
}

/**
 * `const orders = records(frame, { … });`, or the call alone where nobody needs what it gives (`variable` null). The last
 * argument may be an object: it is broken over lines where it is long.
 */
export function constant(variable: string | null, called: string, args: readonly Printable[]): string {
  const opening = `${variable === null ? "" : `const ${variable} = `}${called}(`;
  const printed = args.map((value) => oneLine(value));
  const whole = `${opening}${printed.join(", ")});`;
  if (whole.length <= WIDTH && !mustBreak(args.at(-1))) return whole;
  const before = printed.slice(0, -1).map((text) => `${text}, `);
  return `${opening}${before.join("")}${broken(args.at(-1), 0)});`;
}

/** `app.on("run", () => …);` of an expression, which may use what `taken` names: "(delivery)". */
export function onRun(run: string, taken: string, expression: string): string {
  const whole = `app.on(${text(run)}, ${taken} => ${expression});`;
  return whole.length <= WIDTH ? whole : `app.on(${text(run)}, ${taken} => {\n  return ${expression};\n});`;
}

/** `const text = "…";` however long it is. */
export function constantText(variable: string, value: string): string {
  const whole = `const ${variable} = ${text(value)};`;
  return whole.length <= WIDTH ? whole : `const ${variable} =\n  ${text(value)};`;
}

/** A text in the quotes that need fewer escapes. */
export function text(value: string): string {
  const doubles = value.split('"').length - 1;
  const singles = value.split("'").length - 1;
  const plain = JSON.stringify(value).slice(1, -1).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
  if (doubles <= singles) return `"${plain}"`;
  return `'${plain.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A name for a constant made of words: "post summary" becomes `postSummary`. */
export function variableName(words: string): string {
  const pieces = words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((piece) => piece !== "");
  const name = pieces
    .map((piece, index) => (index === 0 ? piece.toLowerCase() : piece.charAt(0).toUpperCase() + piece.slice(1)))
    .join("");
  return /^[a-z]/.test(name) ? name.slice(0, 40) : `part${name.slice(0, 36)}`;
}

function oneLine(value: Printable): string {
  if (isCode(value)) return value.code;
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = entriesOf(value);
    return entries.length === 0 ? "{}" : `{ ${entries.map(([key, one]) => `${key}: ${oneLine(one)}`).join(", ")} }`;
  }
  return String(value);
}

/** The value at this indentation, over several lines where one does not hold it. `taken`: what stands before it on its line. */
function fitted(value: Printable, indent: number, taken: number): string {
  const line = oneLine(value);
  const holds = indent + taken + line.length + 1 <= WIDTH && !mustBreak(value);
  return holds || typeof value !== "object" || value === null || isCode(value) ? line : broken(value, indent);
}

function broken(value: Printable, indent: number): string {
  if (typeof value !== "object" || value === null || isCode(value)) return oneLine(value);
  const inner = " ".repeat(indent + 2);
  const outer = " ".repeat(indent);
  if (Array.isArray(value)) {
    const lines = value.map((one) => `${inner}${fitted(one, indent + 2, 0)},`);
    return `[\n${lines.join("\n")}\n${outer}]`;
  }
  const lines = entriesOf(value).map(([key, one]) => `${inner}${key}: ${fitted(one, indent + 2, key.length + 2)},`);
  return `{\n${lines.join("\n")}\n${outer}}`;
}

/** The formatter keeps a list of several objects over several lines. */
function mustBreak(value: Printable): boolean {
  if (isCode(value) || typeof value !== "object" || value === null) return false;
  if (!Array.isArray(value)) return entriesOf(value).some(([, one]) => mustBreak(one));
  const areObjects = value.every((one) => typeof one === "object" && one !== null && !isCode(one));
  const several = value.length > 1 && areObjects && value.every((one) => Object.keys(one ?? {}).length > 1);
  return several || value.some((one) => mustBreak(one));
}

function entriesOf(value: object): [string, Printable][] {
  return Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => [/^[A-Za-z_$][\w$]*$/.test(key) ? key : text(key), one as Printable]);
}

function isCode(value: Printable): value is Code {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === 1 && "code" in value && typeof value.code === "string";
}

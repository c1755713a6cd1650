import { type Document, isCollection, isNode, LineCounter, parseDocument, visit } from "yaml";
import { type Manifest, manifestSchema } from "../../sdk/contract/manifest.ts";
import { issueProblems } from "./manifest-issues.ts";
import type { Problem } from "./problem.ts";

const FILE = "app.yaml";
const MAX_BYTES = 32 * 1024;
const MAX_DEPTH = 12;

export type Path = readonly (string | number)[];

/** `lineOf` gives the line of a part of the manifest, counted from 1. */
export type ReadManifest =
  | { ok: true; manifest: Manifest; lineOf: (path: Path) => number | undefined }
  | { ok: false; problems: Problem[] };

/** Reads `app.yaml`. Every problem names its line and the fix; size, depth, keys and anchors are bounded. */
export function readManifest(text: string): ReadManifest {
  const refused = (message: string, fix: string, line?: number): ReadManifest => ({
    ok: false,
    problems: [{ file: FILE, ...(line === undefined ? {} : { line }), message, fix }],
  });
  if (Buffer.byteLength(text) > MAX_BYTES)
    return refused("it is larger than 32 kB", "an app's contract fits on a page: shorten it");
  const deepLine = tooDeep(text);
  if (deepLine !== undefined)
    return refused("it is nested too deep", "write the keys as the skill shows them", deepLine);

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error" });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined) {
    const said = (broken.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, "");
    return refused(
      `this is not YAML we can read (${said})`,
      "check indentation, quotes and brackets of this line",
      lineAt(broken.pos[0]),
    );
  }
  const anchor = firstAnchor(document);
  if (anchor !== undefined)
    return refused("anchors and aliases (& and *) are not allowed", "write the value out", lineAt(anchor));

  const oddKey = firstOddKey(document);
  if (oddKey !== undefined)
    return refused("a key is a list or an object", "write the keys as the skill shows them", lineAt(oddKey));

  const lineOf = (path: Path) => lineOfPath(document, path, lineAt);
  const parsed = manifestSchema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {});
  if (parsed.success) return { ok: true, manifest: parsed.data, lineOf };
  return { ok: false, problems: issueProblems(parsed.error.issues, FILE, lineOf) };
}

/** Line where brackets or indentation go beyond MAX_DEPTH: found before parsing, which is recursive. */
function tooDeep(text: string): number | undefined {
  let open = 0;
  for (const [index, line] of text.split("\n").entries()) {
    const indentations = (/^[\s-]*/.exec(line)?.[0] ?? "").replace(/\S/g, "");
    const dashes = (/^[\s-]*/.exec(line)?.[0] ?? "").replace(/[^-]/g, "").length;
    for (const letter of line) {
      if (letter === "[" || letter === "{") open += 1;
      if (letter === "]" || letter === "}") open = Math.max(0, open - 1);
      if (open > MAX_DEPTH) return index + 1;
    }
    if (dashes > MAX_DEPTH && !/^-+\s*$/.test(line)) return index + 1;
    if (indentations.length > MAX_DEPTH * 8) return index + 1;
  }
  return undefined;
}

function firstAnchor(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Node: (_, node) => {
      if (!("anchor" in node && node.anchor)) return undefined;
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
    Alias: (_, node) => {
      offset = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** A key becomes text, and one that holds keys of its own doubles with each of them: a hundred signs would fill all memory. */
function firstOddKey(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Pair: (_, { key }) => {
      if (!isCollection(key)) return undefined;
      offset = key.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** The line of the key where there is one, of the nearest part around it otherwise. */
function lineOfPath(document: Document, path: Path, lineAt: (offset: number) => number): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const part = path.slice(0, length);
    const parent = length === 0 ? undefined : document.getIn(part.slice(0, -1), true);
    const items: unknown = parent !== null && typeof parent === "object" && "items" in parent ? parent.items : [];
    for (const item of Array.isArray(items) ? items : []) {
      const { key } = item as { key?: unknown };
      if (isNode(key) && key.range && String(key) === String(part.at(-1))) return lineAt(key.range[0]);
    }
    const node = length === 0 ? document.contents : document.getIn(part, true);
    if (isNode(node) && node.range) return lineAt(node.range[0]);
  }
  return undefined;
}

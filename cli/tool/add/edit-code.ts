import type { Code } from "./addition.ts";

const LIBRARY = /^import\s*\{([^}]*)\}\s*from\s*["']@toolroom\/app["'];?/m;
const WIDTH = 120;

/** The text of app.ts with this piece at its end, and what it uses imported. */
export function editCode(text: string, { imports, text: piece }: Code): string {
  const ends = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `${withImports(ends, ["app", ...imports])}\n${piece.trim()}\n`;
}

function withImports(text: string, names: readonly string[]): string {
  const found = LIBRARY.exec(text);
  if (found === null) return `${importLine(names)}\n${text}`;
  const there = (found[1] ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const bare = there.map((name) => name.split(/\s+as\s+/)[0] ?? name);
  const missing = names.filter((name) => !bare.includes(name));
  if (missing.length === 0) return text;
  return text.replace(found[0], () => importLine([...there, ...missing]));
}

function importLine(names: readonly string[]): string {
  const sorted = [...new Set(names)].sort((one, other) => (plain(one) < plain(other) ? -1 : 1));
  const line = `import { ${sorted.join(", ")} } from "@toolroom/app";`;
  return line.length <= WIDTH
    ? line
    : `import {\n${sorted.map((name) => `  ${name},\n`).join("")}} from "@toolroom/app";`;
}

function plain(name: string): string {
  return name.replace(/^type\s+/, "").toLowerCase();
}

import { LIBRARY } from "./packages/wanted.ts";
import type { SourceToken } from "./source-tokens.ts";

/** What a file imports from the library, and which of its tokens say so. */
export interface LibraryImports {
  /** By the name that the code gives it, what the library calls it. */
  names: Map<string, string>;
  /** Whether the token at this place is part of such an import, and so no use. */
  isImport: (index: number) => boolean;
}

/** An import may stand anywhere in a file: what is above it uses it, too. */
export function libraryImports(tokens: readonly SourceToken[]): LibraryImports {
  const names = new Map<string, string>();
  const spans: [number, number][] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== "text" || token.value !== LIBRARY || tokens[index - 1]?.value !== "from") return;
    const begin = beginOf(tokens, index);
    if (tokens[begin]?.value !== "import") return;
    spans.push([begin, index]);
    for (let at = begin + 1; at < index; at += 1) {
      const [word, next, alias] = tokens.slice(at, at + 3);
      if (word?.kind !== "word" || ["from", "type"].includes(word.value)) continue;
      const isRenamed = next?.value === "as" && alias?.kind === "word";
      names.set(isRenamed ? alias.value : word.value, word.value);
      if (isRenamed) at += 2;
    }
  });
  return { names, isImport: (index) => spans.some(([begin, end]) => begin <= index && index <= end) };
}

/** Of a text behind `from`, where its statement begins: at the nearest `import` or `export` before it. */
export function beginOf(tokens: readonly SourceToken[], index: number): number {
  return tokens
    .slice(0, index)
    .findLastIndex(({ kind, value }) => kind === "word" && /^(?:import|export)$/.test(value));
}

/** Undefined where it is no JSON: for words of programs and people we do not trust to write it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

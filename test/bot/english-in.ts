/** Words of English that no German sentence has, with a space on both sides. */
const ENGLISH =
  /(?<![\p{L}\d/-])(?:the|and|is|it|its|of|you|your|who|what|here|now|this|that|not|with|to|or|be|by|from|waits?|live|say|asks?|asked|nobody|everything|there|on the|for)(?![\p{L}\d/-])/giu;

/** Every text of a message that people read, with English in it: what people quoted themselves is left out. */
export function englishIn(message: object): string[] {
  return textsOf(message).filter((text) => (withoutForeign(text).match(ENGLISH) ?? []).length > 0);
}

/** Every text of a message that people read, with German in it. */
export function germanIn(message: object): string[] {
  return textsOf(message).filter((text) => GERMAN.test(withoutForeign(text)));
}

const GERMAN =
  /(?<![\p{L}\d/-])(?:der|das|und|ist|nicht|wer|wird|sag|eine|mit|für|oder|du|auf)(?![\p{L}\d/-])|[äöüß]/iu;

/** Addresses, code, dates, people, and names of apps with a hyphen. */
function withoutForeign(text: string): string {
  return text.replace(/<[^>]*>|`[^`]*`|```[\s\S]*?```|\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g, " ");
}

const READ = ["text", "accessibility_label", "placeholder", "label", "hint", "title", "submit", "close"];

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" ? (READ.includes(key) ? [inner] : []) : textsOf(inner),
  );
}

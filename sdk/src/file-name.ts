import { PlatformError } from "./platform-error.ts";

const MAX_NAME_BYTES = 240;
const MAX_PART_BYTES = 120;

/** The parts of a file's name, such as `reports/2026-03.csv`. Throws PlatformError `bad_file_name`, which says what is wrong with it. */
export function partsOfName(name: string): string[] {
  const parts = typeof name === "string" ? name.split("/") : [];
  const wrong = typeof name === "string" ? whatIsWrong(name, parts) : "is no text";
  if (wrong === null) return parts;
  throw new PlatformError({
    code: "bad_file_name",
    message: `The file name ${JSON.stringify(String(name).slice(0, 60))} ${wrong}.`,
    fix: "Use names such as reports/2026-03.csv: parts with / between, none of them empty or beginning with a dot.",
  });
}

function whatIsWrong(name: string, parts: string[]): string | null {
  if (name === "") return "is empty";
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) return `is longer than ${MAX_NAME_BYTES} bytes`;
  if (name.startsWith("/")) return "begins with /";
  if (/[\p{Cc}\p{Bidi_Control}\\]|[\uD800-\uDFFF]/u.test(name)) return "holds a control character or \\";
  if (parts.includes("..")) return "leads out of the app's folder";
  if (parts.some((part) => part === "")) return "has an empty part";
  if (parts.some((part) => part.startsWith("."))) return "has a part that begins with a dot";
  if (parts.some((part) => Buffer.byteLength(part) > MAX_PART_BYTES)) return `has a part over ${MAX_PART_BYTES} bytes`;
  return null;
}

import type { AskInput } from "../../store/schema.ts";

/** A page of the organisation's context, as it goes along. `text` null: only named, it is read by the call `read_context_page`. */
export interface GivenPage {
  path: string;
  title: string;
  sha256: string;
  text: string | null;
}

/** As inputs that nobody sent: documents, so data. */
export function pageInputs(pages: readonly GivenPage[]): AskInput[] {
  const whole = pages.flatMap(({ path, title, text }): AskInput[] =>
    text === null ? [] : [{ kind: "text", name: `company context: ${path} (${title})`, content: text }],
  );
  const named = pages.filter(({ text }) => text === null).map(({ path, title }) => `- ${path}: ${title}`);
  if (named.length === 0) return whole;
  const content = `Pages that may also help, to be read with read_context_page:\n${named.join("\n")}`;
  return [...whole, { kind: "text", name: "company context: more pages", content }];
}

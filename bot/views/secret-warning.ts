import type { Language } from "../words/language.ts";
import { type Content, plain, section } from "./pieces.ts";

/** To who pasted a credential: what is done already, and what only they can do. */
export function secretWarning(kinds: readonly string[], language: Language): Content {
  return said(language.secrets.message(foundWords(kinds, language)));
}

/** The same of a file that they sent. */
export function secretFileWarning(fileName: string, kinds: readonly string[], language: Language): Content {
  return said(language.secrets.file(plain(fileName), foundWords(kinds, language)));
}

/** The same of what they wrote in a window, which stands nowhere else. */
export function secretWindowWarning(kinds: readonly string[], language: Language): Content {
  return said(language.secrets.window(foundWords(kinds, language)));
}

function foundWords(kinds: readonly string[], { secrets, forms }: Language): string {
  return forms.and(kinds.map(secrets.kind).map(plain));
}

function said(text: string): Content {
  return { text, blocks: [section(text)] };
}

import { createForms } from "./form.ts";
import type { MakeForm } from "./form-api.ts";
import type { PageContexts } from "./page-context.ts";
import { wordsOf } from "./words.ts";

/** The parts that pages are made of, in the app's language. */
export interface Interface {
  form: MakeForm;
}

export function createInterface(around: { contexts: PageContexts; language: () => string }): Interface {
  const { contexts } = around;
  const words = () => wordsOf(around.language());
  return { form: createForms({ contexts, words }) };
}

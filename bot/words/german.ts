import * as answers from "./german/answers.ts";
import * as cards from "./german/cards.ts";
import { form } from "./german/form.ts";
import { forms } from "./german/forms.ts";
import { handed } from "./german/handed.ts";
import * as news from "./german/news.ts";
import * as own from "./german/private.ts";
import { createHanded } from "./handed-over.ts";
import type { Language } from "./language.ts";

export const german: Language = {
  code: "de",
  forms,
  handed,
  formText: createHanded(form),
  ...cards,
  ...news,
  ...answers,
  ...own,
};

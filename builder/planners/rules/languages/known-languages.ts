import type { Answers } from "./answers.ts";
import { german } from "./de.ts";
import { germanAnswers } from "./de-answers.ts";
import { english } from "./en.ts";
import { englishAnswers } from "./en-answers.ts";
import type { Language } from "./language.ts";

/** The languages that are understood, with what is said in them. */
export const LANGUAGES: readonly { language: Language; answers: Answers }[] = [
  { language: english, answers: englishAnswers },
  { language: german, answers: germanAnswers },
];

import type { Answers } from "./answers.ts";
import { german } from "./de.ts";
import { germanAnswers } from "./de-answers.ts";
import { germanLines } from "./de-lines.ts";
import { english } from "./en.ts";
import { englishAnswers } from "./en-answers.ts";
import { englishLines } from "./en-lines.ts";
import type { Language } from "./language.ts";
import type { LineWords } from "./line-words.ts";

/** The languages that are understood, with what is said in them. */
export const LANGUAGES: readonly { language: Language; answers: Answers; lines: LineWords }[] = [
  { language: english, answers: englishAnswers, lines: englishLines },
  { language: german, answers: germanAnswers, lines: germanLines },
];

import * as answers from "./english/answers.ts";
import * as cards from "./english/cards.ts";
import { forms } from "./english/forms.ts";
import * as news from "./english/news.ts";
import * as own from "./english/private.ts";

/** What other rooms hand over to be said is in English already. */
const handed = (said: string): string => said;

/** The form is written in English. */
const formText = (text: string): string => text;

/** What the bot says, in English. Its shape is what every other language must have. */
export const english = { code: "en", forms, handed, formText, ...cards, ...news, ...answers, ...own };

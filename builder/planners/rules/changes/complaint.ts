import type { Composition } from "../../../../sdk/contract/parts.ts";

interface Grammar {
  /** "wrong:", "that's not right, …": says that, and nothing of what. */
  leading: RegExp;
  /** "although it should …" */
  trailing: RegExp;
  /** "it posts on Saturdays too": `when` is too much. */
  tooMuch: RegExp[];
  /** "it posts at 9 instead of 8": `is` stands where `should` belongs. */
  instead: RegExp;
  less(when: string): string;
  rather(should: string, is: string): string;
}

const SENDS = "(?:posts?|posted|sends?|sent|reminds?|reminded|runs?|ran|comes?|came|goes|went|speaks?|spoke)";
const IT = "(?:it|this|the (?:app|bot|post|reminder|digest|message|summary|list))";
const SENDET = "(?:postet|postete|schickt|schickte|sendet|erinnert|läuft|lief|kommt|kam|schreibt|meldet)";
const ES = "(?:es|das|sie|er|(?:die|der) (?:app|bot|erinnerung|nachricht|liste|übersicht|post))";

const GRAMMARS: Record<Composition["language"], Grammar> = {
  en: {
    leading:
      /^\s*(?:(?:no|hm+|sorry|hey|oh)[,.!]?\s+)*(?:(?:this|that|it|something)(?:['’]?s| is| was)\s+)?(?:wrong|incorrect|fix(?: this| that| it)?|bug|problem|error|not (?:right|correct)|(?:this|that|it) (?:isn|wasn)['’]?t (?:right|correct))\s*[:,.;!–—-]+\s*/i,
    trailing: /[,;]?\s+(?:even though|although|though)\b.*$/is,
    tooMuch: [
      pattern(`${IT} (?:also|still|even) ${SENDS}(?: us| people| everybody| out)? (?<when>.+?)(?: too| as well)?`),
      pattern(`${IT} ${SENDS}(?: us| people| everybody| out)? (?:also|still|even) (?<when>.+?)(?: too| as well)?`),
      pattern(`${IT} ${SENDS}(?: us| people| everybody| out)? (?<when>.+?),? (?:too|as well|also)`),
    ],
    instead: pattern(`${IT} ${SENDS}(?: us| people| everybody| out)? (?<is>.+?) instead of (?<should>.+)`),
    less: (when) => `no longer ${/^(?:on|at|in|every|each)\b/i.test(when) ? when : `on ${when}`}`,
    rather: (should, is) => {
      const [prep = "", bare = is] = /^((?:on|at|in) )?(.*)$/is.exec(is)?.slice(1) ?? [];
      return `${/^(?:on|at|in) /i.test(should) ? "" : prep}${should} instead of ${bare}`;
    },
  },
  de: {
    leading:
      /^\s*(?:(?:nein|hm+|sorry|hey|oh)[,.!]?\s+)*(?:(?:das|es|da|hier)\s+)?(?:(?:ist|war)\s+)?(?:falsch|verkehrt|fehler|problem|bug|nicht richtig|stimmt (?:so |hier |leider )?nicht|passt (?:so |leider )?nicht)\s*[:,.;!–—-]+\s*/i,
    trailing: /[,;]?\s+(?:obwohl|obgleich)\s.*$/is,
    tooMuch: [
      pattern(`${ES} ${SENDET}(?: uns| allen)? (?:auch|sogar|immer noch|noch) (?<when>.+)`),
      pattern(`${ES} ${SENDET}(?: uns| allen)? (?<when>.+?),? (?:auch|ebenfalls)`),
    ],
    instead: pattern(`${ES} ${SENDET}(?: uns| allen)? (?<is>.+?) (?:an)?statt (?<should>.+)`),
    less: (when) => `${when} nicht mehr`,
    rather: (should, is) => `${should} statt ${is}`,
  },
};

/**
 * What somebody wants who says what is wrong: "wrong: it posts Saturdays too" tells what an app does, and wishes the
 * opposite. Any other words stay as they are.
 */
export function wishOfComplaint(text: string, language: Composition["language"]): string {
  const grammar = GRAMMARS[language];
  const { told, short } = plainly(text, language);
  const { is, should } = grammar.instead.exec(short)?.groups ?? {};
  if (is !== undefined && should !== undefined) return grammar.rather(should, is);
  const when = tooMuchIn(text, language);
  return when === null ? told : grammar.less(when);
}

/** When it is said to act though it shall not: "on Saturdays" of "it posts on Saturdays too". null: nobody says so. */
export function tooMuchIn(text: string, language: Composition["language"]): string | null {
  const { short } = plainly(text, language);
  const forms = GRAMMARS[language].tooMuch.map((form) => form.exec(short)?.groups?.when);
  return forms.find((one) => one !== undefined) ?? null;
}

function plainly(text: string, language: Composition["language"]): { told: string; short: string } {
  const { leading, trailing } = GRAMMARS[language];
  const bare = text.replace(leading, "");
  const told = (bare.trim() === "" ? text : bare).trim();
  return { told, short: told.replace(trailing, "").replace(/[\s.!]+$/, "") };
}

function pattern(form: string): RegExp {
  return new RegExp(`^${form}$`, "is");
}

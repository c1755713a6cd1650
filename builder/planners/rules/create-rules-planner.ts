import { composeManifest } from "../../blueprints/compose-manifest.ts";
import type { Outline } from "../../outline/outline.ts";
import type { Ask, Intent, PlanAnswer, Planner } from "../../planner.ts";
import { changePlan } from "./change-plan.ts";
import { deletesApp } from "./changes/whole-app.ts";
import { saysOtherValue } from "./conversation/other-value.ts";
import type { Answers } from "./languages/answers.ts";
import { LANGUAGES } from "./languages/known-languages.ts";
import { asPost, mailingIn } from "./mailing.ts";
import { newPlan } from "./new-plan.ts";
import { asksForOtherApp } from "./other-app.ts";
import { namesSomethingOf } from "./outlined/names-of-live.ts";
import { headlessOutline, lastOutline } from "./outlined/outline-told.ts";
import { outlinedPlan } from "./outlined/outlined-plan.ts";
import { readingContextOf } from "./reading-context.ts";
import { refusalOf } from "./refusals.ts";
import type { Rules } from "./rules.ts";
import { answerTo } from "./small-questions.ts";
import { createLanguageChoice } from "./words/choose-language.ts";
import { createLexicon } from "./words/lexicon.ts";
import { isTooLong } from "./words/size.ts";
import { readWritten } from "./words/written-text.ts";

export interface RulesPlannerDeps {
  /** Channel where the platform team can be asked, with #; named where somebody else must help. */
  platformChannel?: string;
  compose?: typeof composeManifest;
}

/**
 * The Planner that asks no model: grammars read the words, and every word is used or named. What it does not understand
 * it asks once, leaves out by name, or declines; it never plans something else.
 */
export function createRulesPlanner(deps: RulesPlannerDeps = {}): Planner {
  const compose = deps.compose ?? composeManifest;
  const rules = LANGUAGES.map(({ language, answers, lines }) => ({
    lexicon: createLexicon(language),
    answers: withHelp(answers, deps.platformChannel),
    lines,
    compose,
  }));
  const languageOf = createLanguageChoice();
  const rulesFor = (text: string, ask: Ask) => {
    const index = languageOf(text, ask.requester.locale);
    return index === null ? null : (rules[index] ?? null);
  };
  return {
    name: "rules",
    triage: async (ask) => {
      const outlined = planInLines({ ...ask, mayAsk: true, remarks: [] }, rules);
      return outlined === null ? triage(ask, rulesFor, own(rules, ask)) : intentOf(outlined, ask);
    },
    plan: async (ask) => planInLines(ask, rules) ?? plan(ask, rulesFor, own(rules, ask)),
  };
}

/** What was asked, or said last, in lines: it replaces all before it. null: none of it is. */
function planInLines(ask: Ask, rules: readonly Rules[]): PlanAnswer | null {
  const usual = own(rules, ask);
  const live = ask.current?.composition ?? null;
  const inForms = new Set(ask.remarks.flatMap(({ inForm, text }) => (inForm === true ? [text] : [])));
  const texts = [ask.text, ...ask.remarks.map((remark) => remark.text)];
  const counts = (text: string, outline: Outline) =>
    live === null || inForms.has(text) || namesSomethingOf(live, outline);
  const { code } = usual.lexicon.language;
  const told = lastOutline(texts, code, counts) ?? (live === null ? headlessOutline(texts, code) : null);
  if (told === null || isTooLong([told.text, ...told.later])) return null;
  if (told.outline.sections.length === 0 && !ask.mayAsk) return null;
  const read = rules.find(({ lexicon }) => lexicon.language.code === told.language) ?? usual;
  const refused = refusalOf(told.text, ask, read.answers, false);
  if (refused !== null && "answer" in refused) return { kind: "cannot", reason: refused.answer };
  const otherLexicons = rules.filter((one) => one !== read).map(({ lexicon }) => lexicon);
  return outlinedPlan(ask, told, { ...read, otherLexicons });
}

function intentOf(outlined: PlanAnswer, ask: Ask): Intent {
  if (ask.current !== null) return { kind: "change" };
  return outlined.kind === "cannot" ? { kind: "not_here", answer: outlined.reason } : { kind: "new_app" };
}

type RulesFor = (text: string, ask: Ask) => Rules | null;

/** In the asker's own language, where the ask is in none that is known. */
function own(rules: readonly Rules[], ask: Ask): Rules {
  const found = rules.find(({ lexicon }) => ask.requester.locale.startsWith(lexicon.language.code)) ?? rules[0];
  if (found === undefined) throw new Error("No language is known.");
  return found;
}

function triage(ask: Ask, rulesFor: RulesFor, fallback: Rules): Intent {
  if (isTooLong([ask.text])) return { kind: "unclear", questions: [fallback.answers.tooLong] };
  const { text, hasCode } = readWritten(ask.text);
  const rules = rulesFor(text, ask);
  const { answers } = rules ?? fallback;
  const refused = refusalOf(text, ask, answers, hasCode);
  if (refused !== null) return refused;
  const mail = ask.current === null ? mailingIn(text) : null;
  if (mail !== null && postedInstead({ ...ask, text }, rulesFor, fallback) === null)
    return { kind: "not_here", answer: noMail(mail, answers) };
  const answer = answerTo(text, answers);
  if (answer !== null) return { kind: "question", answer };
  if (ask.current !== null && rules !== null && deletesApp(text, rules.lexicon))
    return {
      kind: "not_here",
      answer: answers.deletesNothing(ask.current.manifest.title ?? ask.current.manifest.name),
    };
  if (ask.current !== null) return { kind: isForOtherApp(ask, text, rules) ? "other_app" : "change" };
  const odd = oddity(ask, text, rules, fallback);
  if (odd !== null) return { kind: "unclear", questions: [odd] };
  if (rules === null) return { kind: "new_app" };
  const made = newPlan({ ...ask, text, mayAsk: true }, rules);
  if (made.kind === "cannot") return { kind: "not_here", answer: made.reason };
  return made.kind === "questions" && made.isUnclear
    ? { kind: "unclear", questions: made.questions }
    : { kind: "new_app" };
}

function isForOtherApp(ask: Ask, text: string, rules: Rules | null): boolean {
  if (ask.current === null || rules === null || isTooLong([text])) return false;
  return asksForOtherApp(text, ask.current.composition, readingContextOf(ask, rules.lexicon));
}

function plan(ask: Ask, rulesFor: RulesFor, fallback: Rules): PlanAnswer {
  const [first, ...rest] = ask.remarks;
  if (isTooLong([ask.text]) && first !== undefined)
    return plan({ ...ask, text: first.text, remarks: rest }, rulesFor, fallback);
  if (isTooLong([ask.text, ...ask.remarks.map((remark) => remark.text)])) {
    const { tooLong } = fallback.answers;
    return ask.mayAsk ? { kind: "questions", questions: [tooLong] } : { kind: "cannot", reason: tooLong };
  }
  return planShort(ask, rulesFor, fallback);
}

function planShort(ask: Ask, rulesFor: RulesFor, fallback: Rules): PlanAnswer {
  const { text, isMail, hasCode } = readWritten(ask.text);
  // Whoever wrote in a language that is not known, or only signs, may say it again in words.
  const saidAgain = ask.remarks.map((remark) => remark.text).join("\n");
  const first = rulesFor(text, ask);
  const odd = oddity(ask, text, first, fallback);
  if (odd !== null) {
    const [again, ...rest] = ask.remarks;
    if (again !== undefined && saidAgain !== "")
      return plan({ ...ask, text: again.text, remarks: rest }, rulesFor, fallback);
    return ask.mayAsk ? { kind: "questions", questions: [odd] } : { kind: "cannot", reason: odd };
  }
  const rules = first ?? fallback;
  const refused = refusalOf(text, ask, rules.answers, hasCode);
  if (refused !== null && "answer" in refused) return { kind: "cannot", reason: refused.answer };
  const mail = ask.current === null ? mailingIn(text) : null;
  if (mail !== null) return insteadOfMail(ask, noMail(mail, rules.answers), rulesFor, fallback);
  const made = ask.current === null ? newPlan({ ...ask, text }, rules, isMail) : changePlan({ ...ask, text }, rules);
  if (made.kind === "questions") return { kind: "questions", questions: made.questions };
  return made;
}

/** What is said since may be an ask of its own; an answer such as a channel makes no post of an e-mail. */
function insteadOfMail(ask: Ask, reason: string, rulesFor: RulesFor, fallback: Rules): PlanAnswer {
  const [first, ...rest] = ask.remarks;
  const posted = postedInstead(ask, rulesFor, fallback);
  if (posted !== null) return posted;
  const instead = first === undefined ? null : plan({ ...ask, text: first.text, remarks: rest }, rulesFor, fallback);
  return instead?.kind === "plan" ? instead : { kind: "cannot", reason };
}

/** "then in #food", "use #sales instead": the same words, posted there. null: that is not said, or makes no post. */
function postedInstead(ask: Ask, rulesFor: RulesFor, fallback: Rules): PlanAnswer | null {
  const at = ask.remarks.findIndex(({ text }) => saysOtherValue(text) && CHANNEL.test(text));
  const channel = CHANNEL.exec(ask.remarks[at]?.text ?? "")?.[0];
  const text = channel === undefined ? null : asPost(ask.text, channel);
  if (text === null) return null;
  const made = plan({ ...ask, text, remarks: ask.remarks.filter((_, index) => index > at) }, rulesFor, fallback);
  const isWhole = made.kind === "plan" && made.plan.leftOut.length === 0;
  return isWhole || (made.kind === "questions" && ask.mayAsk) ? made : null;
}

const CHANNEL = /#[\p{L}\p{N}_-]+/u;

function noMail(mail: string, answers: Answers): string {
  return `${answers.lacking("mail", mail)} ${answers.postInstead}`;
}

/** What nobody could read as a wish: signs only, or another language. */
function oddity(ask: Ask, text: string, rules: Rules | null, fallback: Rules): string | null {
  const words = text.replace(/:[a-z0-9_+-]+:/g, " ").match(/\p{L}{2,}/gu) ?? [];
  if (words.length === 0 && ask.inputs.every((input) => input.kind !== "table")) return fallback.answers.emoji;
  return words.length > 0 && rules === null ? fallback.answers.otherLanguage : null;
}

/** Names the channel wherever the platform team is named. */
function withHelp(answers: Answers, channel: string | undefined): Answers {
  if (channel === undefined || channel === "") return answers;
  const named = (text: string) => text.replace(/platform team|Plattform-Team/, (words) => `${words} (${channel})`);
  return {
    ...answers,
    lacking: (kind, words) => named(answers.lacking(kind, words)),
    outside: named(answers.outside),
    code: named(answers.code),
    approvalStays: named(answers.approvalStays),
    spying: named(answers.spying),
    notComposed: named(answers.notComposed),
    deletesNothing: (app) => named(answers.deletesNothing(app)),
    othersApp: (owner) => named(answers.othersApp(owner)),
  };
}

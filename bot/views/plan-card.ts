import type { Question, SimilarApp } from "../../operator/announcer.ts";
import { checkSentence } from "../../sdk/contract/check.ts";
import { ACTIONS, DECISION_ROW } from "./action-ids.ts";
import { manifestWords } from "./manifest-words.ts";
import { actions, bullets, button, type Content, context, person, plain, section } from "./pieces.ts";

type PlanQuestion = Extract<Question, { kind: "plan" }>;

/** What we would build, in the requester's words, and the three ways on. */
export function planCard(question: PlanQuestion): Content {
  const { plan, verdict, similar, approvalId } = question;
  const name = plan.manifest.title ?? plan.manifest.name;
  const checks = plan.manifest.checks.map((check) => plain(checkSentence(check)));
  return {
    text: `The plan for ${plain(name)}: ${plain(plan.summary)}`,
    blocks: [
      section(`*The plan: ${plain(name)}*\n${plain(plan.summary)}`),
      ...similarBlocks(similar),
      section(`*What it may do*\n${bullets(manifestWords(plan.manifest).map(plain))}`),
      ...(checks.length === 0 ? [] : [section(`*It goes live only if this holds*\n${bullets(checks)}`)]),
      ...(plan.leftOut.length === 0 ? [] : [section(`*Not in this plan*\n${bullets(plan.leftOut.map(plain))}`)]),
      section(verdictWords(verdict)),
      actions(
        DECISION_ROW,
        button(ACTIONS.yes, approvalId, "Build it", { label: `Build ${name}`, style: "primary" }),
        button(ACTIONS.change, approvalId, "Change", { label: "Say what should be different" }),
        button(ACTIONS.no, approvalId, "Cancel", { label: `Do not build ${name}` }),
      ),
      context("Or answer here: _build it_, _cancel_, or what should be different."),
    ],
  };
}

function verdictWords(verdict: PlanQuestion["verdict"]): string {
  const reasons = verdict.reasons.length === 0 ? "" : `\n${bullets(verdict.reasons.map(plain))}`;
  if (verdict.needsApprovalBy === null) return `*Who decides*\nYou do: it needs nobody else’s yes.${reasons}`;
  return `*Who decides*\nYou now, and @${plain(verdict.needsApprovalBy)} before it goes live.${reasons}`;
}

function similarBlocks(similar: SimilarApp[]) {
  if (similar.length === 0) return [];
  const lines = similar.map(
    (app) =>
      `*${plain(app.title)}* (\`${plain(app.name)}\`, ${person(app.ownerId)}, ${people(app.peopleThisWeek)}): ${plain(app.purpose)}`,
  );
  return [
    section(`*Close to this, and there already*\n${bullets(lines)}\nIf one of them will do, cancel here and use that.`),
  ];
}

function people(count: number): string {
  if (count === 0) return "nobody this week";
  return count === 1 ? "1 person this week" : `${count} people this week`;
}

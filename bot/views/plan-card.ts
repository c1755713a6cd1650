import { tellChecks } from "../../builder/check-words/tell-checks.ts";
import type { Question, SimilarApp } from "../../operator/announcer.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import { ACTIONS, DECISION_ROW, FOLDS } from "./action-ids.ts";
import { withTypedCommands } from "./command-words.ts";
import { formButton } from "./form-button.ts";
import { mayDoWords } from "./manifest-words.ts";
import { actions, bullets, button, type Content, context, person, plain, section } from "./pieces.ts";

type PlanQuestion = Extract<Question, { kind: "plan" }>;

/** What we would build, in the requester's words, and the ways on. */
export function planCard(question: PlanQuestion): Content {
  const { plan, current, verdict, similar, promises, approvalId } = question;
  const name = plan.manifest.title ?? plan.manifest.name;
  const commands = plan.manifest.triggers.flatMap((one) => ("command" in one ? [one.command] : []));
  const said = (words: string) => plain(withTypedCommands(words, commands));
  const left = plan.leftOut.map(said);
  const agreed = [
    ...similarBlocks(similar),
    section(mayDoWords(plan.manifest, current)),
    ...checkBlocks(plan, promises),
    section(verdictWords(verdict)),
  ].map((block, index) => ({ ...block, block_id: `${FOLDS}-${index + 1}` }));
  // What a model planned, or a part of something that is there, is told in words.
  const takesForm = plan.composition !== undefined && current === null;
  const title = current === null ? "The plan" : "The plan for the change";
  return {
    text: `${title}: ${plain(name)}. ${said(plan.summary)}`,
    blocks: [
      section(`*${title}: ${plain(name)}*\n${said(plan.summary)}`),
      ...(plan.remarks === undefined ? [] : [{ ...context(said(plan.remarks)), block_id: `${FOLDS}-remarks` }]),
      ...agreed.slice(0, -1),
      ...(left.length === 0 ? [] : [section(`*Not in this plan*\n${bullets(left)}`)]),
      ...agreed.slice(-1),
      actions(
        DECISION_ROW,
        button(ACTIONS.yes, approvalId, "Build it", { label: `Build it: ${name}`, style: "primary" }),
        button(ACTIONS.change, approvalId, "Change", { label: "Change: say what should be different" }),
        ...(takesForm ? [formButton(ACTIONS.form, approvalId)] : []),
        button(ACTIONS.no, approvalId, "Cancel", { label: `Cancel: do not build ${name}` }),
      ),
      context("Or answer here: _build it_, _cancel_, or what should be different."),
    ],
  };
}

/** Of a change, what must hold anew is told apart from what held before, and what is given up is said. */
function checkBlocks({ manifest, composition }: Plan, promises: PlanQuestion["promises"]) {
  const { sentences, day } = tellChecks(manifest, composition);
  const title = `*It goes live only if this holds${day === null ? "" : `, tried as on ${plain(day)}`}*`;
  const isNew = (index: number) => promises?.isNew.includes(index) === true;
  const lines = [
    ...sentences.filter((_, index) => isNew(index)).map((sentence) => `*New:* ${plain(sentence)}`),
    ...sentences.filter((_, index) => !isNew(index)).map(plain),
  ];
  return [
    ...(lines.length === 0 ? [] : [section(`${title}\n${bullets(lines)}`)]),
    ...droppedBlocks(promises?.dropped ?? []),
  ];
}

function droppedBlocks(dropped: readonly string[]) {
  if (dropped.length === 0) return [];
  const more = dropped.length - MOST_DROPPED;
  const lines = [...dropped.slice(0, MOST_DROPPED).map(plain), ...(more > 0 ? [`and ${more} more`] : [])];
  return [section(`*No longer promised*\n${bullets(lines)}`)];
}

const MOST_DROPPED = 5;

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

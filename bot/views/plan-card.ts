import { tellChecks } from "../../builder/check-words/tell-checks.ts";
import type { Question, SimilarApp } from "../../operator/announcer.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS, DECISION_ROW, FOLDS } from "./action-ids.ts";
import { withTypedCommands } from "./command-words.ts";
import { formButton } from "./form-button.ts";
import { mayDoWords } from "./manifest-words.ts";
import { actions, bullets, button, type Content, context, person, plain, section } from "./pieces.ts";

type PlanQuestion = Extract<Question, { kind: "plan" }>;

/** What we would build, in the requester's words, and the ways on. */
export function planCard(question: PlanQuestion, language: Language): Content {
  const { plan: words } = language;
  const { plan, current, verdict, similar, promises, approvalId } = question;
  const name = plan.manifest.title ?? plan.manifest.name;
  const commands = plan.manifest.triggers.flatMap((one) => ("command" in one ? [one.command] : []));
  const said = (text: string) => plain(withTypedCommands(text, commands));
  const left = plan.leftOut.map(language.handed).map(said);
  const agreed = [
    ...similarBlocks(similar, language),
    section(mayDoWords(plan.manifest, current, language)),
    ...checkBlocks(plan, promises, language),
    section(verdictWords(verdict, language)),
  ].map((block, index) => ({ ...block, block_id: `${FOLDS}-${index + 1}` }));
  // What a model planned, or a part of something that is there, is told in words.
  const takesForm = plan.composition !== undefined && current === null;
  const title = current === null ? words.title : words.titleOfChange;
  return {
    text: `${title}: ${plain(name)}. ${said(plan.summary)}`,
    blocks: [
      section(`*${title}: ${plain(name)}*\n${said(plan.summary)}`),
      ...(plan.remarks === undefined ? [] : [{ ...context(said(plan.remarks)), block_id: `${FOLDS}-remarks` }]),
      ...agreed.slice(0, -1),
      ...(left.length === 0 ? [] : [section(`*${words.leftOut}*\n${bullets(left)}`)]),
      ...agreed.slice(-1),
      actions(
        DECISION_ROW,
        button(ACTIONS.yes, approvalId, words.build, { label: words.buildLabel(name), style: "primary" }),
        button(ACTIONS.change, approvalId, words.change, { label: words.changeLabel }),
        ...(takesForm ? [formButton(ACTIONS.form, approvalId, language)] : []),
        button(ACTIONS.no, approvalId, words.cancel, { label: words.cancelLabel(name) }),
      ),
      context(words.orSay),
    ],
  };
}

/** Of a change, what must hold anew is told apart from what held before, and what is given up is said. */
function checkBlocks({ manifest, composition }: Plan, promises: PlanQuestion["promises"], language: Language) {
  const { plan, approval } = language;
  const { sentences, day } = tellChecks(manifest, composition);
  const title = `*${plan.holds}${day === null ? "" : approval.triedOn(plain(day))}*`;
  const isNew = (index: number) => promises?.isNew.includes(index) === true;
  const lines = [
    ...sentences.filter((_, index) => isNew(index)).map((sentence) => `*${plan.isNew}* ${plain(sentence)}`),
    ...sentences.filter((_, index) => !isNew(index)).map(plain),
  ];
  return [
    ...(lines.length === 0 ? [] : [section(`${title}\n${bullets(lines)}`)]),
    ...droppedBlocks(promises?.dropped ?? [], language),
  ];
}

function droppedBlocks(dropped: readonly string[], { plan, forms }: Language) {
  if (dropped.length === 0) return [];
  const more = dropped.length - MOST_DROPPED;
  const lines = [...dropped.slice(0, MOST_DROPPED).map(plain), ...(more > 0 ? [forms.more(more)] : [])];
  return [section(`*${plan.dropped}*\n${bullets(lines)}`)];
}

const MOST_DROPPED = 5;

function verdictWords(verdict: PlanQuestion["verdict"], { plan, handed }: Language): string {
  const reasons = verdict.reasons.length === 0 ? "" : `\n${bullets(verdict.reasons.map(handed).map(plain))}`;
  if (verdict.needsApprovalBy === null) return `*${plan.whoDecides}*\n${plan.youDo}${reasons}`;
  return `*${plan.whoDecides}*\n${plan.youAnd(plain(verdict.needsApprovalBy))}${reasons}`;
}

function similarBlocks(similar: SimilarApp[], { plan }: Language) {
  if (similar.length === 0) return [];
  const lines = similar.map((one) => similarLine(one, plan));
  const use = similar.some(({ kind }) => kind === "open") ? plan.useSimilar : plan.askFirst;
  return [section(`*${plan.similar}*\n${bullets(lines)}\n${use}`)];
}

function similarLine(one: SimilarApp, plan: Language["plan"]): string {
  if (one.kind === "closed") return plan.closedSimilar(person(one.ownerId));
  if (one.kind === "asked") return plan.askedSimilar(person(one.askedBy));
  const { title, name, ownerId, peopleThisWeek, purpose, words } = one;
  const about = words.slice(0, MOST_SHARED).map(plain).join(", ");
  const told = `*${plain(title)}* (\`${plain(name)}\`, ${person(ownerId)}, ${plan.usedBy(peopleThisWeek)}): ${plain(purpose)}`;
  return about === "" ? told : `${told} _${plan.bothAbout(about)}_`;
}

const MOST_SHARED = 4;

import { isJson, type Json } from "../json.ts";
import { limits } from "./limits.ts";
import { checkList, checkString, type Problems } from "./problems.ts";

const statuses = ["pending", "in_progress", "complete", "error"];

/** Checks a `task_card`, whose details and output are one rich text each. */
export function checkTaskCard(problems: Problems, card: Json, at: string): void {
  checkString(problems, card, "task_id", at, { max: limits.blockId, isRequired: true });
  checkString(problems, card, "title", at, { max: limits.chunkTitle, isRequired: true });
  if (!statuses.includes(String(card.status))) problems.add(`${at}/status`, `must be one of ${statuses.join(", ")}`);
  for (const field of ["details", "output"]) {
    const text = card[field];
    if (text === undefined) continue;
    if (!isJson(text) || text.type !== "rich_text") problems.add(`${at}/${field}/type`, "must be rich_text");
  }
  checkList(problems, card, "sources", at, { max: 50, min: 0 }).forEach((source, index) => {
    const pointer = `${at}/sources/${index}`;
    if (source.type !== "url") problems.add(`${pointer}/type`, "must be url");
    checkString(problems, source, "url", pointer, { max: limits.buttonUrl, isRequired: true });
    checkString(problems, source, "text", pointer, { max: limits.chunkTitle, isRequired: true });
  });
}

/** Checks a `plan`: a title and the tasks under it. */
export function checkPlan(problems: Problems, plan: Json, at: string): void {
  checkString(problems, plan, "title", at, { max: limits.chunkTitle, isRequired: true });
  const tasks = checkList(problems, plan, "tasks", at, { max: limits.blocksInMessage, min: 0 });
  for (const [index, task] of tasks.entries()) checkTaskCard(problems, task, `${at}/tasks/${index}`);
}

/** A message shows tasks one way: GitLab's agent found that Slack refuses a plan beside task cards. */
export function checkOneTaskDisplay(problems: Problems, blocks: readonly Json[], pointer: string): void {
  if (!blocks.some((block) => block.type === "plan")) return;
  blocks.forEach((block, index) => {
    if (block.type === "task_card") problems.add(`${pointer}/${index}/type`, "task_card cannot stand beside a plan");
  });
}

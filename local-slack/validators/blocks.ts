import { isJson, type Json, objectsIn } from "../json.ts";
import { elementsIn } from "../nested-blocks.ts";
import { explained, SlackError } from "../slack-error.ts";
import { checkCard, checkCarousel, checkContainer } from "./cards.ts";
import { checkElement, checkImage, elementsOf } from "./elements.ts";
import { limits } from "./limits.ts";
import { checkList, checkString, checkText, createProblems, type Problems } from "./problems.ts";
import { checkDataTable, checkTable } from "./tables.ts";
import { checkOneTaskDisplay, checkPlan, checkTaskCard } from "./tasks.ts";

export type Surface = "message" | "modal" | "home";

/** Checks the blocks of a message; throws `invalid_blocks` with a JSON pointer to each fault. */
export function requireBlocks(value: unknown): Json[] {
  if (!Array.isArray(value)) throw new SlackError("invalid_blocks_format");
  const problems = createProblems();
  checkBlocks(problems, { blocks: value }, "message", "");
  if (problems.list().length > 0) throw explained("invalid_blocks", problems.list());
  return value.filter(isJson);
}

/** Checks the field `blocks` of a message or view. */
export function checkBlocks(problems: Problems, owner: Json, surface: Surface, pointer: string): void {
  const max = surface === "message" ? limits.blocksInMessage : limits.blocksInView;
  const blocks = checkList(problems, owner, "blocks", pointer, { max, min: 0, isRequired: true });
  const seen = new Set<string>();
  const checkOne = (block: Json, at: string): void => {
    checkBlock(problems, block, surface, at, checkOne);
    checkIsNew(problems, block, at, seen);
    if (block.type !== "carousel") return;
    for (const [index, card] of objectsIn(block.elements).entries())
      checkIsNew(problems, card, `${at}/elements/${index}`, seen);
  };
  for (const [index, block] of blocks.entries()) checkOne(block, `${pointer}/blocks/${index}`);
  checkOneTaskDisplay(problems, blocks, `${pointer}/blocks`);
}

function checkIsNew(problems: Problems, block: Json, at: string, seen: Set<string>): void {
  if (typeof block.block_id !== "string") return;
  if (seen.has(block.block_id)) problems.add(`${at}/block_id`, `block_id already exists: ${block.block_id}`);
  seen.add(block.block_id);
}

const either = ["plain_text", "mrkdwn"];

type CheckChild = (block: Json, at: string) => void;

/** What may stand in messages alone. */
const onlyInMessages = [
  ...["card", "carousel", "context_actions", "data_table"],
  ...["markdown", "plan", "table", "task_card"],
];

const checks: Record<string, (problems: Problems, block: Json, at: string, checkChild: CheckChild) => void> = {
  section: checkSection,
  header: (problems, block, at) => checkText(problems, block, "text", at, { max: limits.headerText, isRequired: true }),
  divider: () => undefined,
  context: checkContext,
  actions: (problems, block, at) => checkElements(problems, block, at, limits.actionsElements, elementsOf.actions),
  context_actions: (problems, block, at) =>
    checkElements(problems, block, at, limits.contextActionsElements, elementsOf.context_actions),
  image: (problems, block, at) => {
    checkImage(problems, block, at);
    checkText(problems, block, "title", at, { max: limits.imageTitle });
  },
  input: checkInput,
  markdown: (problems, block, at) =>
    void checkString(problems, block, "text", at, { max: limits.markdownText, isRequired: true }),
  card: checkCard,
  carousel: checkCarousel,
  container: checkContainer,
  data_table: checkDataTable,
  plan: checkPlan,
  table: checkTable,
  task_card: checkTaskCard,
  rich_text: (problems, block, at) =>
    void checkList(problems, block, "elements", at, { max: 1000, min: 0, isRequired: true }),
};

function checkBlock(problems: Problems, block: Json, surface: Surface, at: string, checkChild: CheckChild): void {
  checkString(problems, block, "block_id", at, { max: limits.blockId });
  const check = checks[String(block.type)];
  const isMisplaced = onlyInMessages.includes(String(block.type)) && surface !== "message";
  if (!check || isMisplaced) {
    problems.add(`${at}/type`, `unsupported type: ${String(block.type)}`);
    return;
  }
  check(problems, block, at, checkChild);
  const ids = elementsIn(block)
    .map((element) => element.action_id)
    .filter((actionId) => actionId !== undefined);
  if (block.type !== "rich_text" && new Set(ids).size < ids.length) {
    problems.add(`${at}/elements`, "action_id already exists in this block");
  }
}

function checkSection(problems: Problems, block: Json, at: string): void {
  if (block.text === undefined && block.fields === undefined) problems.add(at, "must define either `fields` or `text`");
  checkText(problems, block, "text", at, { max: limits.sectionText, kinds: either });
  checkList(problems, block, "fields", at, { max: limits.sectionFields }).forEach((field, index) => {
    checkText(problems, { [index]: field }, String(index), `${at}/fields`, {
      max: limits.sectionFieldText,
      kinds: either,
    });
  });
  if (isJson(block.accessory)) checkElement(problems, block.accessory, `${at}/accessory`, elementsOf.accessory);
}

function checkContext(problems: Problems, block: Json, at: string): void {
  const elements = checkList(problems, block, "elements", at, { max: limits.contextElements, isRequired: true });
  elements.forEach((element, index) => {
    if (element.type === "image") checkImage(problems, element, `${at}/elements/${index}`);
    else
      checkText(problems, { [index]: element }, String(index), `${at}/elements`, {
        max: limits.sectionText,
        kinds: either,
      });
  });
}

function checkElements(problems: Problems, block: Json, at: string, max: number, allowed: readonly string[]): void {
  checkList(problems, block, "elements", at, { max, isRequired: true }).forEach((element, index) => {
    checkElement(problems, element, `${at}/elements/${index}`, allowed);
  });
}

function checkInput(problems: Problems, block: Json, at: string): void {
  checkText(problems, block, "label", at, { max: limits.inputLabel, isRequired: true });
  checkText(problems, block, "hint", at, { max: limits.inputHint });
  if (isJson(block.element)) checkElement(problems, block.element, `${at}/element`, elementsOf.input);
  else problems.add(at, "missing required field: element");
}

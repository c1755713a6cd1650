import { isJson, type Json } from "../json.ts";
import { checkElement, checkImage } from "./elements.ts";
import { limits } from "./limits.ts";
import { checkList, checkText, type Problems } from "./problems.ts";

const marked = ["mrkdwn"];

/** Checks a `card`, which has at least one of `hero_image`, `title`, `actions`, `body`. */
export function checkCard(problems: Problems, card: Json, at: string): void {
  const parts = ["hero_image", "title", "actions", "body"];
  if (parts.every((part) => card[part] === undefined)) {
    problems.add(at, `must define at least one of ${parts.join(", ")}`);
  }
  for (const image of ["hero_image", "icon"]) {
    if (isJson(card[image])) checkImage(problems, card[image], `${at}/${image}`);
  }
  checkText(problems, card, "title", at, { max: limits.cardTitle, kinds: marked });
  checkText(problems, card, "subtitle", at, { max: limits.cardTitle, kinds: marked });
  checkText(problems, card, "body", at, { max: limits.cardBody, kinds: marked });
  checkList(problems, card, "actions", at, { max: limits.actionsElements }).forEach((button, index) => {
    checkElement(problems, button, `${at}/actions/${index}`, ["button"]);
  });
}

/** Checks a `carousel`: 1 to 10 cards. */
export function checkCarousel(problems: Problems, block: Json, at: string): void {
  const cards = checkList(problems, block, "elements", at, { max: limits.carouselCards, isRequired: true });
  cards.forEach((card, index) => {
    const pointer = `${at}/elements/${index}`;
    if (card.type === "card") checkCard(problems, card, pointer);
    else problems.add(`${pointer}/type`, `unsupported type: ${String(card.type)}`);
  });
}

const kinds = [
  ...["actions", "context", "divider", "file", "header", "image"],
  ...["input", "rich_text", "section", "table", "video"],
];

/** Checks a `container`: a title and at most 10 blocks, each by `checkChild`. */
export function checkContainer(
  problems: Problems,
  block: Json,
  at: string,
  checkChild: (child: Json, at: string) => void,
): void {
  if (block.title === undefined && block.rich_text_title === undefined) {
    problems.add(at, "must define either `title` or `rich_text_title`");
  }
  checkText(problems, block, "title", at, { max: limits.cardTitle });
  checkText(problems, block, "subtitle", at, { max: limits.cardTitle, kinds: ["plain_text", "mrkdwn"] });
  if (isJson(block.icon)) checkImage(problems, block.icon, `${at}/icon`);
  if (block.width !== undefined && !["narrow", "standard", "wide", "full"].includes(String(block.width))) {
    problems.add(`${at}/width`, "must be one of narrow, standard, wide, full");
  }
  if (block.default_collapsed === true && block.is_collapsible !== true) {
    problems.add(`${at}/default_collapsed`, "requires `is_collapsible` to be true");
  }
  const children = checkList(problems, block, "child_blocks", at, { max: limits.containerBlocks, isRequired: true });
  children.forEach((child, index) => {
    const pointer = `${at}/child_blocks/${index}`;
    if (kinds.includes(String(child.type))) checkChild(child, pointer);
    else problems.add(`${pointer}/type`, `unsupported type: ${String(child.type)}`);
  });
}

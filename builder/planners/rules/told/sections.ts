import type { Part } from "../../../../sdk/contract/parts.ts";
import type { Range } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";

/** More things are no list of wishes. */
const MAX_SECTIONS = 5;
/** A longer beginning says more than that there are several things. */
const MAX_INTRO_WORDS = 60;

/** The ask for one of several things, each at its place in the text, and what stands before and behind them all. */
export interface Sections {
  texts: string[];
  around: string[];
}

/** "1) our extension numbers … 2) the fruit …", "Erstens: … Zweitens: …": null where nothing is numbered so. */
export function sectionsOf(text: string): Sections | null {
  if (text.length > 5_000) return null;
  const starts = numbersIn(text);
  const [first] = starts;
  if (first === undefined || starts.length < 2 || starts.length > MAX_SECTIONS) return null;
  const intro = text.slice(0, first.from);
  if ((intro.match(/\p{L}+/gu) ?? []).length > MAX_INTRO_WORDS || /#\p{L}|<#|\/[a-z]/iu.test(intro)) return null;
  if (APART.test(intro)) return null;
  const last = starts.at(-1)?.to ?? 0;
  const gap = /\n[^\S\n]*\n/.exec(text.slice(last));
  const end = gap === null ? text.length : last + gap.index;
  const closing = text.slice(end);
  if (/#\p{L}|<#|\/[a-z]/iu.test(closing)) return null;
  const texts = starts.map(({ to }, index) => only(text, { from: to, to: starts[index + 1]?.from ?? end }));
  return { texts, around: [intro, closing].map((words) => words.trim()).filter((words) => words !== "") };
}

/** Several apps, which one message does not build. */
const APART =
  /\b(?:separate\w*|own|different|two|three) (?:apps?|tools?)\b|\bgetrennt\w*|\b(?:eigene|zwei|drei) (?:apps?|tools?)\b/i;

/** Where numbers from 1 on stand, as signs or as words. */
function numbersIn(text: string): Range[] {
  const signs = tokenize(text).filter(({ kind, text: sign }) => kind === "bullet" && /^\d/.test(sign));
  if (signs.length >= 2 && signs.every(({ text: sign }, index) => Number.parseInt(sign, 10) === index + 1))
    return signs;
  return [...text.matchAll(NUMBER_WORDS)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** "Zweitens: …", "The second one is much simpler. …", "Number two: …". */
const NUMBER_WORDS =
  /(?<=^|[.!?:;\n]\s*)(?:(?:and |und )?(?:erstens|zweitens|drittens|first(?:ly)?|second(?:ly)?|third(?:ly)?)[:,]|(?:(?:(?:and |und )?the (?:first|second|third|other)(?: (?:one|thing|wish|request))?|(?:und )?(?:das|die|der) (?:erste|zweite|dritte|andere)(?: sache| ding| wunsch)?|(?:thing|wish|number|nummer|punkt|no\.) (?:one|two|three|eins|zwei|drei|[1-3]))(?::|,(?= )| is (?:much |even |far |a lot |also )?(?:simpler|easier|shorter|smaller|quick|short|simple|easy)[.:,]| ist (?:viel |noch |auch )?(?:einfacher|leichter|kürzer|kleiner|einfach|kurz|schnell)[.:,])))/gi;

/** All else is spaces, so that these words keep their place. */
function only(text: string, { from, to }: Range): string {
  const blank = (piece: string) => piece.replace(/[^\n]/g, " ");
  return `${blank(text.slice(0, from))}${text.slice(from, to)}${blank(text.slice(to))}`;
}

/** The parts of all sections in one app; null where two of them would have the same table, page or word. */
export function togetherOf(all: readonly Part[][]): Part[] | null {
  const runs = new Set<string>();
  const parts = all.flat().map((part): Part => {
    if (part.part !== "scheduled_post") return part;
    let { run } = part;
    for (let count = 2; runs.has(run); count += 1) run = `post-message-${count}`;
    runs.add(run);
    return { ...part, run };
  });
  const keys = parts.flatMap((part) => [
    ...("table" in part && "columns" in part && part.part !== "command" ? [`table ${part.table}`] : []),
    ...(["records", "approval", "command", "digest", "reminder", "scheduled_post"].includes(part.part)
      ? []
      : [part.part]),
    ...("command" in part ? [`command ${part.command}`] : []),
  ]);
  return new Set(keys).size === keys.length ? parts : null;
}

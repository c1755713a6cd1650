import type { Part } from "../../../../sdk/contract/parts.ts";
import { HEADS, LINES_OF, lineKeyOf, OUTLINE_WORDS, takes } from "../../../outline/keys.ts";
import type { Outline, OutlineKey, OutlineKind, OutlineLanguage, OutlineSection } from "../../../outline/outline.ts";
import type { OutlineWords } from "../../../outline/outline-words.ts";
import type { ReadingContext } from "../context.ts";
import type { Note } from "../words/scene.ts";
import { readApproval } from "./parts/approval.ts";
import { readBooking } from "./parts/booking.ts";
import { readChecklist } from "./parts/checklist.ts";
import { readCommand } from "./parts/command.ts";
import { readCountdown } from "./parts/countdown.ts";
import { readDigest } from "./parts/digest.ts";
import { readDraw } from "./parts/draw.ts";
import { readLeaderboard } from "./parts/leaderboard.ts";
import { readLending } from "./parts/lending.ts";
import { readLinks } from "./parts/links.ts";
import { readPicker } from "./parts/picker.ts";
import { readPoll } from "./parts/poll.ts";
import { readList } from "./parts/records.ts";
import { readReminder } from "./parts/reminder.ts";
import { readRota } from "./parts/rota.ts";
import { readScheduledPost } from "./parts/scheduled-post.ts";
import { readStatusBoard } from "./parts/status-board.ts";
import { readWebhook } from "./parts/webhook-post.ts";
import { type LineProblem, type ListAbove, type SectionReading, trouble } from "./section-reading.ts";

/** What an outline was read as: nothing of it is guessed, and what is not in the parts is among the problems. */
export interface Outlined {
  parts: Part[];
  problems: LineProblem[];
  notes: Note[];
  /** null: none was said, or one that is too long. */
  title: string | null;
  /** Each head that is more than an addition to another one became a part. */
  isWhole: boolean;
}

export function readSections(outline: Outline, language: OutlineLanguage, context: ReadingContext): Outlined {
  const problems: LineProblem[] = [];
  const notes: Note[] = [];
  const parts: Part[] = [];
  let above: ListAbove | null = null;
  let isWhole = true;
  for (const section of outline.sections) {
    const reading: SectionReading = { section, language, context, above, problems, notes };
    if (section.name === "") {
      trouble(reading, null, "name");
      isWhole = false;
      continue;
    }
    if (section.kind === "records") above = readList(reading);
    const read = section.kind === "records" ? (above === null ? [] : [above.records]) : READERS[section.kind](reading);
    if (read.some((one) => isTaken(one, parts))) {
      trouble(reading, null, "twice", [section.name]);
      above = section.kind === "records" ? null : above;
      isWhole = false;
      continue;
    }
    parts.push(...read);
    isWhole &&= read.length > 0 || ADDITIONS.includes(section.kind);
  }
  problems.push(...problemsAround(outline, language));
  const hasPage = parts.some(({ part }) => part !== "scheduled_post" && part !== "webhook_post");
  if (outline.isForOneself && !hasPage && parts.length > 0) problems.push(withoutPage(language));
  const isTitled = outline.title !== null && outline.title.length <= LONGEST_TITLE;
  return { parts: withOwnRuns(parts), problems, notes, title: isTitled ? outline.title : null, isWhole };
}

/** Of two lists that are called alike nobody could say which is meant. */
function isTaken(part: Part, parts: readonly Part[]): boolean {
  if (part.part !== "records" && part.part !== "approval") return false;
  return parts.some((one) => (one.part === "records" || one.part === "approval") && one.table === part.table);
}

/** Without one of these the rest is still what was asked for. */
const ADDITIONS: readonly OutlineKind[] = ["command", "digest", "reminder", "scheduled_post"];

const READERS: Record<Exclude<OutlineKind, "records">, (reading: SectionReading) => Part[]> = {
  approval: readApproval,
  booking: readBooking,
  checklist: readChecklist,
  command: readCommand,
  countdown: readCountdown,
  digest: readDigest,
  draw: readDraw,
  leaderboard: readLeaderboard,
  lending: readLending,
  links: readLinks,
  picker: readPicker,
  poll: readPoll,
  reminder: readReminder,
  rota: readRota,
  scheduled_post: readScheduledPost,
  status_board: readStatusBoard,
  webhook_post: readWebhook,
};

const LONGEST_TITLE = 60;

/** Of what belongs to no section. */
function problemsAround({ title, sections, unknown }: Outline, language: OutlineLanguage): LineProblem[] {
  const words = OUTLINE_WORDS[language];
  const around = { section: null, key: null };
  const long = (title ?? "").slice(0, 80);
  return [
    ...unknownLines(unknown, sections, words),
    ...(long.length > LONGEST_TITLE
      ? [{ ...around, line: `${words.title[0]}: ${long}`, kind: "title" as const, about: [String(LONGEST_TITLE)] }]
      : []),
  ];
}

/** With the parts that a line could belong to, where its key is known; else with the keys that could be meant. */
function unknownLines(
  unknown: readonly string[],
  sections: readonly OutlineSection[],
  { heads, keys }: OutlineWords,
): LineProblem[] {
  const owners = unknown.map((line) => headsWith(lineKeyOf(line)).map((head) => heads[head][0]));
  // What begins a part is not known either, where lines of one are about.
  const isHeadLost = sections.length === 0 || owners.some((ofLine) => ofLine.length > 0);
  const known = sections.flatMap(({ kind }) => [...LINES_OF[kind].needs, ...LINES_OF[kind].may]);
  const meant = isHeadLost ? HEADS.map((head) => heads[head][0]) : [...new Set(known)].map((key) => keys[key][0]);
  return unknown.map((written, index) => {
    const own = owners[index] ?? [];
    const kind = own.length > 0 ? "nowhere" : "unknown";
    return { section: null, key: null, line: written.slice(0, 100), kind, about: own.length > 0 ? own : meant };
  });
}

function headsWith(key: OutlineKey | null): OutlineKind[] {
  return key === null ? [] : HEADS.filter((head) => takes(head, key));
}

/** What has no page cannot be for one person alone. */
function withoutPage(language: OutlineLanguage): LineProblem {
  const { forOneself, yes } = OUTLINE_WORDS[language];
  return { section: null, key: null, line: `${forOneself[0]}: ${yes[0]}`, kind: "no_page", about: [] };
}

/** Each run, which is a name, once. */
function withOwnRuns(parts: readonly Part[]): Part[] {
  const taken = new Set<string>();
  const own = (run: string): string => {
    let name = run;
    for (let number = 2; taken.has(name); number += 1) name = `${run.slice(0, 56)}-${number}`;
    taken.add(name);
    return name;
  };
  return parts.map((part): Part => {
    if ("run" in part) return { ...part, run: own(part.run) };
    if ("post" in part && part.post !== undefined) return { ...part, post: { ...part.post, run: own(part.post.run) } };
    if ("result" in part && part.result !== undefined)
      return { ...part, result: { ...part.result, run: own(part.result.run) } };
    return part;
  });
}

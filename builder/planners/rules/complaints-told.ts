import type { AskInput } from "../../../store/schema.ts";
import { COMPLAINTS_INPUT } from "../../planner.ts";
import type { Answers } from "./languages/answers.ts";

const MOST_SHOWN = 3;
const MOST_LETTERS = 120;

/** What people complain of, where a change is to mend that: [] where nothing came with it. */
export function complaintsTold({ inputs }: { inputs: readonly AskInput[] }, answers: Answers): string[] {
  const input = inputs.find(({ kind, name }) => kind === "forwarded" && name === COMPLAINTS_INPUT);
  const lines = (input?.content ?? "").split("\n").flatMap((line) => {
    const said = line.replace(/^- /, "").trim();
    return said === "" ? [] : [said];
  });
  const shown = [...new Set(lines)];
  if (shown.length === 0) return [];
  const first = shown.slice(0, MOST_SHOWN).map((said) => said.slice(0, MOST_LETTERS));
  return [answers.peopleSay(first, shown.length - first.length)];
}

import type { Column } from "../../../../sdk/contract/parts.ts";
import type { Recurrence } from "../times/recurrence.ts";

/** What an answer in the thread says, for whichever question it answers. */
export interface Answered {
  channel: string | null;
  times: string[];
  recurrence: Recurrence | null;
  date: string | null;
  people: { personId: string; name: string }[];
  /** "me", "I do": the asker decides. */
  isMe: boolean;
  /** What is listed in it: names, choices. */
  list: string[];
  columns: Column[];
  text: string;
  /** Who may open it, where that was asked or wished. */
  audience: "oneself" | "everybody" | null;
}

export const NOTHING_ANSWERED: Answered = {
  channel: null,
  times: [],
  recurrence: null,
  date: null,
  people: [],
  isMe: false,
  list: [],
  columns: [],
  text: "",
  audience: null,
};

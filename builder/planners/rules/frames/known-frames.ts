import type { MainKind } from "../scene.ts";
import { readApproval } from "./approval.ts";
import type { Frame } from "./frame.ts";
import { readChecklist, readCountdown, readDraw, readLeaderboard, readLinks, readWebhook } from "./others.ts";
import { readPoll } from "./poll.ts";
import { readRecords } from "./records.ts";
import { readBooking, readLending, readStatusBoard } from "./things.ts";
import { readPicker, readRota } from "./turns.ts";

/** What reads each kind of thing. */
export const FRAMES: Record<MainKind, Frame> = {
  records: readRecords,
  approval: readApproval,
  poll: readPoll,
  picker: readPicker,
  rota: readRota,
  checklist: readChecklist,
  lending: readLending,
  booking: readBooking,
  leaderboard: readLeaderboard,
  links: readLinks,
  status_board: readStatusBoard,
  countdown: readCountdown,
  draw: readDraw,
  webhook_post: readWebhook,
};

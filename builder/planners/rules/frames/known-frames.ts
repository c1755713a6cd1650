import type { MainKind } from "../words/scene.ts";
import { readApproval } from "./approval.ts";
import { readBooking } from "./booking.ts";
import { readChecklist } from "./checklist.ts";
import { readCountdown } from "./countdown.ts";
import { readDraw } from "./draw.ts";
import type { Frame } from "./frame.ts";
import { readLeaderboard } from "./leaderboard.ts";
import { readLending } from "./lending.ts";
import { readLinks } from "./links.ts";
import { readPoll } from "./poll.ts";
import { readRecords } from "./records.ts";
import { readStatusBoard } from "./status-board.ts";
import { readPicker, readRota } from "./turns.ts";
import { readWebhook } from "./webhook-post.ts";

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

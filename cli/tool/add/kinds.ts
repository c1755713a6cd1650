import type { AddKind } from "./addition.ts";
import { addDb } from "./kinds/db.ts";
import { addEgress } from "./kinds/egress.ts";
import { addEvent } from "./kinds/event.ts";
import { addFiles } from "./kinds/files.ts";
import { addGithub } from "./kinds/github.ts";
import { addGpu } from "./kinds/gpu.ts";
import { addLinear } from "./kinds/linear.ts";
import { addLlm } from "./kinds/llm.ts";
import { addSchedule } from "./kinds/schedule.ts";
import { addSecret } from "./kinds/secret.ts";
import { addSlack } from "./kinds/slack.ts";
import { addData } from "./kinds/source.ts";
import { addWebhook } from "./kinds/webhook.ts";

/** What `tool add` can add, each with the options that are its own beside --run. */
export const ADD_KINDS: Readonly<Record<string, { add: AddKind; options: readonly string[] }>> = {
  slack: { add: addSlack, options: ["command", "on", "in", "shortcut", "post", "dm"] },
  schedule: { add: addSchedule, options: ["cron"] },
  github: { add: addGithub, options: ["on", "repository"] },
  linear: { add: addLinear, options: ["on", "team"] },
  event: { add: addEvent, options: ["from", "emit"] },
  webhook: { add: addWebhook, options: [] },
  db: { add: addDb, options: [] },
  files: { add: addFiles, options: [] },
  llm: { add: addLlm, options: ["usd"] },
  secret: { add: addSecret, options: ["about"] },
  egress: { add: addEgress, options: [] },
  data: { add: addData, options: ["table", "columns"] },
  gpu: { add: addGpu, options: ["count"] },
};

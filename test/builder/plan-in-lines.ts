import type { OutlineLanguage } from "../../builder/outline/outline.ts";
import type { PlanAnswer } from "../../builder/planner.ts";
import { createRulesPlanner } from "../../builder/planners/rules/create-rules-planner.ts";
import { handleOf } from "../bot/outline-samples.ts";

/** What is planned of an outline that is asked in #requests. */
export function planInLines(text: string, language: OutlineLanguage): Promise<PlanAnswer> {
  return createRulesPlanner().plan({
    ...{ requestId: "req_1", doorFolder: "", text, inputs: [], remarks: [], current: null, mayAsk: true },
    requester: { name: "Ana", timeZone: "Europe/Paris", locale: language },
    ...{ channels: ["#food", "#general", "#requests"], channel: "#requests", at: "2026-11-21T22:00:00Z" },
    people: ["UASKER1", "UASKER2"].map((personId) => ({
      ...{ personId, name: personId, handle: handleOf(personId), isDeactivated: false },
    })),
  });
}

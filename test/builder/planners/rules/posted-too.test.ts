import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const COMPLAINTS =
  "I want a customer complaints list: customer, and a box when it's solved. Every weekday at 8:30 post the open ones in #sales";
const CAKES = "Liste der Kuchen: wer, welcher Kuchen. Jeden Tag um 13:26 Uhr in #general posten";

/** What is not said of a second post is as of the first: what it says, on which days, and when. */
const TOO: [app: string, wish: string, posts: string][] = [
  [COMPLAINTS, "please post it in #food too", "digest open 30 8 * * 1-5 #food"],
  [COMPLAINTS, "also post it in #food at 10", "digest open 0 10 * * 1-5 #food"],
  [COMPLAINTS, "and post it on Fridays at 15:00 in #general too", "digest open 0 15 * * 5 #general"],
  [COMPLAINTS, "post the whole list in #food too", "digest all 30 8 * * 1-5 #food"],
  [CAKES, "bitte auch in #food posten", "digest all 26 13 * * * #food"],
];

for (const [ask, wish, posts] of TOO)
  test(`"${wish}": ${posts}`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const digests = answer.plan.composition?.parts.filter(({ part }) => part === "digest") ?? [];
    assert.equal(digests.length, 2);
    assert.equal(briefly(digests.slice(1)), posts);
  });

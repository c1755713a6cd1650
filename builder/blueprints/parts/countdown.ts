import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import { postChannels, postTriggers } from "../announced-post.ts";
import { daysBetween } from "../days-between.ts";
import type { Around, Blueprint } from "../part.ts";
import { postOnRun } from "../post-on-run.ts";
import { momentOfRun } from "../run-moment.ts";
import { code, constant } from "../source-text.ts";
import { tableName } from "../tables.ts";

type Countdown = PartOf<"countdown">;

export const countdownBlueprint: Blueprint<"countdown"> = {
  key: (part) => `countdown ${part.title}`,
  name: (part) => `${tableName(part.title)} countdown`,
  page: (part) => ({ title: part.title, slug: tableName(part.title).replaceAll("_", "-") }),
  triggers: postTriggers,
  channels: postChannels,
  tables: () => [],
  checks: countdownChecks,
  forms: () => [],
  code: ({ title, to, post }, around) => ({
    imports: {
      "./parts/countdown.ts": ["countdown"],
      ...(post === undefined ? {} : { "@toolroom/app": ["app", "slack"] }),
    },
    statements: [
      constant(post === undefined ? null : around.variable, "countdown", [
        code("frame"),
        { path: around.path, title, to },
      ]),
      ...(post === undefined ? [] : postOnRun(post.run, "()", `${around.variable}.left()`, post.channel)),
    ],
  }),
  problems: () => [],
};

/** Ten days before, on the day, and three days after: whenever that is. */
function countdownChecks(part: Countdown, around: Around): Check[] {
  const day = daysBetween(around.moments.day(), part.to);
  const checks: Check[] = [
    { visit: around.path, as: "colleague", at: around.moments.at("00:05", day - 10), shows: "10" },
    { visit: around.path, as: "asker", at: around.moments.at("23:55", day + 3), shows: "3" },
  ];
  if (part.post !== undefined) {
    const posted = (contains: string) => ({ channel: part.post?.channel ?? "", contains });
    checks.push({ fire: part.post.run, at: momentOfRun(part.post, around, day - 10), posted: posted("10") });
    checks.push({ fire: part.post.run, at: momentOfRun(part.post, around, day), posted: posted(part.title) });
  }
  return checks;
}

import { textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { inTemplate, quoted, required, runOf } from "../option-of.ts";
import { LINEAR_EVENTS, requireSent } from "../sent-events.ts";
import { typeName } from "./github.ts";

/** `tool add linear --on Issue.create --team ENG` */
export const addLinear: AddKind = (call) => {
  const linear = required(call, "on", "--on Issue.create --team ENG");
  requireSent(linear, LINEAR_EVENTS, "Linear");
  const team = textOf(call.options.team);
  const run = runOf(call, textOf(call.args.name) ?? `linear-${linear}`);
  const [type = linear, action = "create"] = linear.split(".");
  return {
    about: `Linear ${linear}${team === undefined ? "" : ` of team ${team}`}`,
    triggers: [{ linear, ...(team === undefined ? {} : { team }), run }],
    checks: [
      {
        fire: run,
        body: {
          type,
          action,
          data: { identifier: `${team ?? "ENG"}-1`, title: "A sample", team: { key: team ?? "ENG" } },
        },
        posted: `${linear}: A sample`,
      },
    ],
    code: [
      {
        calls: [`app.on ${run}`],
        imports: [],
        text: `/** What is used of it; all of it: https://linear.app/developers/webhooks */
interface ${typeName(run)} {
  data?: { identifier?: string; title?: string };
}

app.on(${quoted(run)}, ({ payload }) => {
  const { data } = payload as ${typeName(run)};
  return \`${inTemplate(linear)}: \${data?.title ?? data?.identifier}\`;
});`,
      },
    ],
  };
};

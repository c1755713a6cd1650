import { textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { asRun, quoted, runOf } from "../option-of.ts";

/** `tool add webhook alerts` */
export const addWebhook: AddKind = (call) => {
  const webhook = asRun(textOf(call.args.name) ?? "incoming");
  const run = runOf(call, "take", webhook);
  return {
    about: `webhook ${webhook}; its secret address is told to the owner when it goes live`,
    triggers: [{ webhook, run }],
    checks: [{ fire: run, body: { what: "a sample" }, posted: "a sample" }],
    code: [
      {
        calls: [`app.on ${run}`],
        imports: [],
        text: `// What comes is from outside, and may be anything.
app.on(${quoted(run)}, ({ payload }) => \`Taken: \${JSON.stringify(payload)}\`);`,
      },
    ],
  };
};

import { KnownError } from "../../../../lib/errors.ts";
import { textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { quoted, runOf } from "../option-of.ts";

const USAGE = "Write: tool add event --from lunch-orders/ordered, or --emit ordered";

/** `tool add event --from lunch-orders/ordered` */
export const addEvent: AddKind = (call) => {
  const event = textOf(call.options.from);
  if (event === undefined) throw new KnownError("usage", "It is not said which event.", USAGE);
  const run = runOf(call, "on", event.split("/").at(-1) ?? event);
  return {
    about: `event ${event}`,
    triggers: [{ event, run }],
    checks: [{ fire: run, body: { what: "a sample" }, posted: "a sample" }],
    code: [
      {
        calls: [`app.on ${run}`],
        imports: [],
        text: `// Another app sends it: look at what it is before you use it.
app.on(${quoted(run)}, ({ payload }) => \`Heard: \${JSON.stringify(payload)}\`);`,
      },
    ],
  };
};

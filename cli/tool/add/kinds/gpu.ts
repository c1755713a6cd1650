import { KnownError } from "../../../../lib/errors.ts";
import { textOf } from "../../call.ts";
import type { AddKind } from "../addition.ts";
import { quoted, runOf } from "../option-of.ts";

/** `tool add gpu render --count 1`: what `render` does goes on in a box of its own, with a graphics card. */
export const addGpu: AddKind = (call, { manifest }) => {
  const count = textOf(call.options.count) ?? "1";
  if (!/^[1-8]$/.test(count))
    throw new KnownError(
      "bad_value",
      "This is no number of graphics cards.",
      "Write --count with a number from 1 to 8.",
    );
  const run = runOf(call, textOf(call.args.name) ?? "compute");
  const isThere = manifest.triggers.some((trigger) => trigger.run === run);
  const command = `/${run}`;
  return {
    about: `${run} goes on with ${count} graphics ${count === "1" ? "card" : "cards"}${isThere ? "" : `, by the Slack command ${command}`}`,
    triggers: isThere ? [] : [{ command, run }],
    bindings: [
      { path: ["compute", "runs"], value: run, isListed: true },
      { path: ["compute", "gpu"], value: Number(count) },
    ],
    checks: isThere ? [] : [{ command: `${command} a sample`, as: "asker", posted: "Done: a sample" }],
    code: isThere
      ? []
      : [{ calls: [`app.on ${run}`], imports: [], text: `app.on(${quoted(run)}, ({ text }) => \`Done: \${text}\`);` }],
  };
};

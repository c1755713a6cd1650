import { z } from "zod";
import { resultSchema as harnessResult } from "../../../cli/harness/command.ts";
import { COMMAND_FILES } from "../../../cli/tool/command-files.ts";
import { helpOfAll } from "../../../cli/tool/help.ts";
import { createPen } from "../../../cli/tool/pen.ts";
import { COMMANDS } from "../../../sdk/contract/command-tree.ts";
import { envelopeSchema } from "../../../sdk/contract/envelope.ts";

/** What programs and people rely on, as it is now, by the name of its file here. */
export async function madeNow(): Promise<Record<string, string>> {
  const outcome = helpOfAll(COMMANDS);
  const schemas: Record<string, unknown> = {
    envelope: asJsonSchema(envelopeSchema),
    harness: asJsonSchema(harnessResult),
  };
  for (const [name, load] of Object.entries(COMMAND_FILES)) schemas[name] = asJsonSchema((await load()).resultSchema);
  return {
    "tree.json": `${JSON.stringify(outcome.result, null, 2)}\n`,
    "help.txt": `${outcome.show?.(createPen({ width: 80, hasColour: false }))}\n`,
    "results.json": `${JSON.stringify(schemas, null, 2)}\n`,
  };
}

function asJsonSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { io: "output", unrepresentable: "any" });
}

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { startToolApi } from "../../../cli/serve/tool-api.ts";
import { controlPlaneSocket, PERSON_HEADER } from "../../../gateway/tool/control-plane.ts";
import { envelopeSchema } from "../../../sdk/contract/envelope.ts";
import { toolWorld } from "../../builder/tool/tool-world.ts";

test("whoever follows a call hears at once that it is worked on, before there is anything to tell", async (t) => {
  const { deps } = await toolWorld(t);
  const folder = mkdtempSync(join(tmpdir(), "tool-api-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const api = await startToolApi(deps, folder);
  t.after(() => api.close());
  const ask = (accept: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = { accept, [PERSON_HEADER]: "UANA", "content-type": "application/json" };
      const options = { socketPath: controlPlaneSocket(folder), path: "/tool/apps", method: "POST", headers };
      const asked = request(options, async (response) => {
        let text = "";
        for await (const chunk of response) text += chunk;
        resolve(text);
      });
      asked.on("error", reject);
      asked.end(JSON.stringify({ args: {}, options: {} }));
    });
  const [first, last, ...more] = (await ask("application/x-ndjson")).split("\n");
  assert.deepEqual([first, more], ["", [""]]);
  assert.equal(envelopeSchema.parse(JSON.parse(last ?? "")).ok, true);
  assert.equal(envelopeSchema.parse(JSON.parse(await ask("application/json"))).ok, true);
});

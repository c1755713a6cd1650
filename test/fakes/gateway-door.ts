import type { TestContext } from "node:test";
import { eq } from "drizzle-orm";
import { platformOfOne } from "../../lib/model-platform.ts";
import { type DoorTold, readDoorTold } from "../../store/door-told.ts";
import { type ReadCallRow, readCallsOfDoor } from "../../store/read-calls.ts";
import { doorSessions } from "../../store/schema.ts";
import { addDoor, addRequest, startWorld } from "../gateway/fixture.ts";
import { type OwnAnswer, openDoorStub } from "./door-stub.ts";
import { stubCall } from "./read-calls.ts";

export interface GatewayDoor {
  /** As a DoorSession's folder: holds `door/door.sock`. */
  doorFolder: string;
  /** The last call's body as it reached the provider: also what a scripted model does not read. */
  lastBody(): string;
  told(): Promise<DoorTold>;
  /** What was read through it, or tried. */
  reads(): Promise<ReadCallRow[]>;
  setBudget(usd: number): void;
  /** The gateway ends, and another one begins on the same folders. */
  leave(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** The real gateway's model door, in all its APIs, before `upstream` or what the provider answers by `own`. */
export async function openGatewayDoor(options: { upstream: string; own: () => OwnAnswer }): Promise<GatewayDoor> {
  const provider = await openDoorStub({ ...options, isProvider: true });
  const ends: (() => unknown)[] = [];
  const model = "claude-sonnet-5";
  const platform = platformOfOne({ key: "sk-real-key", baseUrl: provider.url, plan: model, code: model });
  for (const one of platform.providers) one.apis = ["messages", "responses", "chat"];
  // It wants no more of a test than its end.
  const place = { after: (end: () => unknown) => void ends.push(end) } as Pick<TestContext, "after"> as TestContext;
  const pages = stubCall(({ words }) => ({ ok: true, text: `${words}: boil them in the red pot.`, rows: 1 }));
  const world = await startWorld(place, { models: platform, readCalls: [pages.call] });
  addRequest(world.store, "req_1", "asker1");
  await addDoor(world, { id: "ds_harness", budgetUsd: 100 });
  const doorFolder = await world.client.open("ds_harness");
  return {
    doorFolder,
    lastBody: provider.lastBody,
    reads: () => readCallsOfDoor(world.store, "ds_harness"),
    told: () => readDoorTold(world.store, "ds_harness"),
    setBudget: (usd) =>
      void world.store.orm.update(doorSessions).set({ budgetUsd: usd }).where(eq(doorSessions.id, "ds_harness")).run(),
    leave: () => world.gateway.close(),
    comeBack: () => world.restart(),
    close: async () => {
      for (const end of ends) await end();
      await provider.close();
    },
  };
}

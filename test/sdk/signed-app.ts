import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Delivery, DeliveryAnswer } from "../../sdk/contract/delivery.ts";
import { DELIVERY_HEADER, IDENTITY_HEADER, signToken } from "../../sdk/contract/wire.ts";
import { createApp } from "../../sdk/src/create-app.ts";
import type { CallDoor } from "../../sdk/src/door-client.ts";

export const person = { id: "U1", handle: "asker1", name: "Ada <Ask>", timeZone: "Europe/Paris" };

export const delivery: Delivery = {
  deliveryId: "dlv_1",
  run: "note",
  kind: "command",
  at: "2026-03-02T23:30:00.000Z",
  text: "ramen",
  user: person,
  channelId: "C1",
};

/** A real app on a folder of its own, with the platform's key at hand. */
export function openSignedApp(
  context: TestContext,
  options: { post?: CallDoor; folder?: string; filesMb?: number } = {},
) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "sdk-"));
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const clock = { nowMs: 1_800_000_000_000 };
  const reported: unknown[] = [];
  const logged: Record<string, unknown>[] = [];
  const running = createApp({
    appFolder: () => ".",
    app: "lunch",
    release: "rel_1",
    timeZone: "Europe/Paris",
    publicKey,
    dataFolder: () => folder,
    filesMb: async () => options.filesMb ?? null,
    writeLog: (line) => logged.push(JSON.parse(line)),
    openDoor: async () => Promise.reject(new Error("no stream")),
    callDoor: options.post ?? (async () => ({ ok: true })),
    nowMs: () => clock.nowMs,
    report: (error) => reported.push(error),
  });
  context.after(() => {
    running.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const common = (change: object = {}) => ({
    appFolder: () => ".",
    app: "lunch",
    release: "rel_1",
    at: clock.nowMs,
    expiresAt: clock.nowMs + 60_000,
    ...change,
  });
  const identity = (change?: object) => ({
    [IDENTITY_HEADER]: signToken({ kind: "identity", user: person, ...common(change) }, privateKey),
  });
  const visit = (path: string, init: RequestInit = {}) =>
    running.answer(new Request(`http://app${path}`, { headers: identity(), ...init }));
  const deliver = async (change: Partial<Delivery> = {}, token: object = {}) => {
    const body = JSON.stringify({ ...delivery, ...change });
    const bodySha256 = createHash("sha256").update(body).digest("hex");
    const header = signToken({ kind: "delivery", bodySha256, ...common(), ...token }, privateKey);
    const response = await running.answer(
      new Request("http://app/_toolroom/deliver", { method: "POST", headers: { [DELIVERY_HEADER]: header }, body }),
    );
    return { status: response.status, answer: (await response.json()) as DeliveryAnswer };
  };
  return { ...running, folder, clock, reported, logged, privateKey, identity, visit, deliver };
}

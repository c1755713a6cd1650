import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import type { DoorAnswer } from "../../../sdk/contract/door/door-answer.ts";
import type { DeliveryCall, TriedWorld } from "../../../sdk/contract/door/tried-world.ts";
import { CALL_NUMBER, CALL_NUMBER_HEADER, DELIVERY_ID_HEADER } from "../../../sdk/contract/wire.ts";

/** The platform's socket for an app on trial; `world` answers, and after each answer `heard` is told. Closes what is returned. */
export async function openLocalDoor(
  socketPath: string,
  world: TriedWorld,
  heard: () => void,
): Promise<{ close: () => void }> {
  const server = createServer(async (request, response) => {
    const answer = await take(request, world);
    response.writeHead(answer.ok ? 200 : 400, { "content-type": "application/json" }).end(JSON.stringify(answer));
    heard();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, resolve);
  });
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function take(request: IncomingMessage, world: TriedWorld): Promise<DoorAnswer> {
  const sent: unknown = await json(request).catch(() => undefined);
  return world.answer(request.url ?? "", sent, callOf(request));
}

function callOf({ headers }: IncomingMessage): DeliveryCall | undefined {
  const deliveryId = headers[DELIVERY_ID_HEADER];
  const callNumber = headers[CALL_NUMBER_HEADER];
  if (typeof deliveryId !== "string" || typeof callNumber !== "string") return undefined;
  return CALL_NUMBER.test(callNumber) ? { deliveryId, callNumber } : undefined;
}

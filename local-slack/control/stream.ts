import type { Change } from "../changes.ts";
import { isMember } from "../conversations.ts";
import type { Person } from "../people.ts";
import type { Workspace } from "../workspace.ts";

const keepAliveMs = 15_000;

/** Server-Sent Events of all that concerns one person; the page reads again what changed. */
export function streamFor(workspace: Workspace, person: Person): Response {
  const encoder = new TextEncoder();
  let end = (): void => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const send = (text: string): void => {
        // A page that has just gone must not fail the call whose change it would have been told.
        if (controller.desiredSize !== null) controller.enqueue(encoder.encode(text));
      };
      const stopWatching = workspace.changes.watch((change) => {
        if (concerns(workspace, person, change)) send(`data: ${JSON.stringify(change)}\n\n`);
      });
      const keepAlive = setInterval(() => send(": still here\n\n"), keepAliveMs);
      keepAlive.unref();
      end = () => {
        stopWatching();
        clearInterval(keepAlive);
      };
      send("retry: 1000\n\n");
    },
    cancel: () => end(),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store" } });
}

function concerns(workspace: Workspace, person: Person, change: Change): boolean {
  if (change.kind === "envelope") return false;
  if (change.kind === "traffic") return true;
  if (change.kind === "views" || change.kind === "ephemeral" || change.kind === "read")
    return change.userId === person.userId;
  if (change.kind === "people" || change.kind === "conversations") return true;
  return isMember(workspace, change.channelId, person.userId) || !person.isRestricted;
}

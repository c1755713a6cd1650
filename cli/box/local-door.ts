import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { type DoorAnswer, slackPostSchema } from "../../sdk/contract/door.ts";

export interface LocalDoor {
  posts: () => { channel: string; text: string }[];
  close: () => void;
}

/** The platform's socket as far as an app on trial needs it: posts are recorded, and only declared channels are taken. */
export async function openLocalDoor(socketPath: string, channels: readonly string[]): Promise<LocalDoor> {
  const posts: { channel: string; text: string }[] = [];
  const server = createServer(async (request, response) => {
    const answer = await take(request, channels, posts);
    response.writeHead(answer.ok ? 200 : 400, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socketPath, resolve);
  });
  return {
    posts: () => [...posts],
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function take(
  request: IncomingMessage,
  channels: readonly string[],
  posts: { channel: string; text: string }[],
): Promise<DoorAnswer> {
  const refused = (code: string, message: string, fix: string): DoorAnswer => ({
    ok: false,
    error: { code, message, fix },
  });
  if (request.url !== "/slack/post")
    return refused("unknown_call", `The platform has no ${request.url}.`, "Use the library.");
  const post = slackPostSchema.safeParse(await json(request).catch(() => undefined));
  if (!post.success) return refused("bad_post", "A post needs a channel such as #food and a text.", "Give both.");
  if (!channels.includes(post.data.channel)) {
    return refused(
      "not_declared",
      `app.yaml does not declare ${post.data.channel}.`,
      "Declare it in bindings.slack.post.",
    );
  }
  posts.push(post.data);
  return { ok: true };
}

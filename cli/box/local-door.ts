import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { type DoorAnswer, slackDmSchema, slackPostSchema } from "../../sdk/contract/door.ts";

export interface LocalDoor {
  /** A private word has the person as its channel: `@U012AB3CD`. */
  posts: () => { channel: string; text: string }[];
  close: () => void;
}

/** The platform's socket as far as an app on trial needs it: posts are recorded, and only what is declared is taken. */
export async function openLocalDoor(socketPath: string, granted: Granted): Promise<LocalDoor> {
  const posts: { channel: string; text: string }[] = [];
  const server = createServer(async (request, response) => {
    const answer = await take(request, granted, posts);
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

interface Granted {
  channels: readonly string[];
  dm: boolean;
}

async function take(
  request: IncomingMessage,
  granted: Granted,
  posts: { channel: string; text: string }[],
): Promise<DoorAnswer> {
  const refused = (code: string, message: string, fix: string): DoorAnswer => ({
    ok: false,
    error: { code, message, fix },
  });
  if (request.url === "/slack/dm") {
    const word = slackDmSchema.safeParse(await json(request).catch(() => undefined));
    if (!word.success)
      return refused("bad_dm", "A private word needs a Slack user id such as U012AB3CD and a text.", "Give both.");
    if (!granted.dm)
      return refused("not_declared", "app.yaml does not declare private messages.", "Declare bindings.slack.dm: true.");
    posts.push({ channel: `@${word.data.person}`, text: word.data.text });
    return { ok: true };
  }
  if (request.url !== "/slack/post")
    return refused("unknown_call", `The platform has no ${request.url}.`, "Use the library.");
  const post = slackPostSchema.safeParse(await json(request).catch(() => undefined));
  if (!post.success) return refused("bad_post", "A post needs a channel such as #food and a text.", "Give both.");
  if (!granted.channels.includes(post.data.channel)) {
    return refused(
      "not_declared",
      `app.yaml does not declare ${post.data.channel}.`,
      "Declare it in bindings.slack.post.",
    );
  }
  posts.push(post.data);
  return { ok: true };
}

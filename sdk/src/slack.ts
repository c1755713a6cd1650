import type { Slack } from "./api-platform.ts";
import type { CallDoor, CallOfDelivery, NextCall } from "./door-client.ts";

/** `nextCall` is asked at once, so that the calls of a delivery have the same numbers each time it runs. */
export function createSlack(callDoor: CallDoor, nextCall: NextCall): Slack {
  const say = async (path: string, body: object, call: CallOfDelivery) => {
    const { post } = await callDoor(path, body, call);
    return String(post ?? "");
  };
  const below = (where: { thread?: string } = {}) => (where.thread === undefined ? {} : { thread: where.thread });
  const at = (what: string, { thread }: { thread?: string } = {}) => `${what} ${thread ?? ""}`;
  return {
    post: async (channel, text, where) =>
      say("/slack/post", { channel, text, ...below(where) }, nextCall(at(`post ${channel}`, where))),
    dm: async (userId, text, where) =>
      say("/slack/dm", { person: userId, text, ...below(where) }, nextCall(at(`dm ${userId}`, where))),
    update: async (post, text) => void (await say("/slack/update", { post, text }, nextCall(`update ${post}`))),
    upload: async (channel, { name, content, title }, where) => {
      const base64 = Buffer.from(content).toString("base64");
      const titled = title === undefined ? {} : { title };
      return say(
        "/slack/upload",
        { channel, name, ...titled, content: base64, ...below(where) },
        nextCall(at(`upload ${name} ${channel}`, where)),
      );
    },
  };
}

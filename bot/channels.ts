import type { WebClient } from "@slack/web-api";
import type { Clock } from "../lib/clock.ts";
import { persistently } from "./slack-client.ts";

/** The channels the bot can see, by name. */
export interface Channels {
  /** `#food` or `food`; null where there is none that we see. */
  idOf(name: string): Promise<string | null>;
  /** `#food`; null for direct messages and what we cannot see. */
  nameOf(channelId: string): Promise<string | null>;
  /** With #, by name. */
  names(): Promise<string[]>;
  /** Of those, the ones that people of another company read too. */
  sharedNames(): Promise<string[]>;
  /** Of these names (with #), those of channels where the bot is no member: it hears nothing there. */
  absentFrom(names: readonly string[]): Promise<string[]>;
  /** Of these names (with #), those that the person may not read: private ones without them, and what we cannot see. */
  closedTo(personId: string, names: readonly string[]): Promise<string[]>;
  /** Whether everybody of the company may read it, and nobody else. */
  isOpen(channelId: string): Promise<boolean>;
}

/** As read from Slack, names without #. */
interface Known {
  ids: Map<string, string>;
  shared: Set<string>;
  closed: Set<string>;
  /** Those the bot is a member of. */
  joined: Set<string>;
  at: number;
}

const FRESH_MS = 60_000;
/** After a name was not found, the list is not read again for this long. */
const MISS_FRESH_MS = 5_000;

export function createChannels({ client, clock }: { client: WebClient; clock: Clock }): Channels {
  let list: Known | null = null;

  async function read(): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    const shared = new Set<string>();
    const closed = new Set<string>();
    const joined = new Set<string>();
    let cursor: string | undefined;
    do {
      const from = cursor === undefined ? {} : { cursor };
      const page = await persistently(clock, () =>
        client.conversations.list({
          limit: 200,
          exclude_archived: true,
          types: "public_channel,private_channel",
          ...from,
        }),
      );
      for (const channel of page.channels ?? []) {
        const { id, name, is_ext_shared: isShared, is_pending_ext_shared: isInvited, is_private: isPrivate } = channel;
        if (id === undefined || name === undefined) continue;
        ids.set(name, id);
        if (isShared || isInvited) shared.add(name);
        if (isPrivate) closed.add(name);
        if (channel.is_member) joined.add(name);
      }
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    list = { ids, shared, closed, joined, at: clock.now() };
    return ids;
  }

  async function fresh(maxAgeMs: number): Promise<Map<string, string>> {
    const age = list === null ? -1 : clock.now() - list.at;
    return list !== null && age >= 0 && age < maxAgeMs ? list.ids : read();
  }

  async function find<T>(wanted: (ids: Map<string, string>) => T | undefined): Promise<T | null> {
    return wanted(await fresh(FRESH_MS)) ?? wanted(await fresh(MISS_FRESH_MS)) ?? null;
  }

  async function isMember(channelId: string, personId: string): Promise<boolean> {
    let cursor: string | undefined;
    do {
      const from = cursor === undefined ? {} : { cursor };
      const page = await persistently(clock, () =>
        client.conversations.members({ channel: channelId, limit: 1_000, ...from }),
      );
      if (page.members?.includes(personId)) return true;
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor !== undefined);
    return false;
  }

  return {
    idOf: (name) => find((ids) => ids.get(name.replace(/^#/, ""))),
    nameOf: (channelId) =>
      find((ids) => {
        const name = [...ids].find(([, id]) => id === channelId)?.[0];
        return name === undefined ? undefined : `#${name}`;
      }),
    names: async () => [...(await fresh(FRESH_MS)).keys()].sort().map((name) => `#${name}`),
    sharedNames: async () => {
      await fresh(FRESH_MS);
      return [...(list?.shared ?? [])].sort().map((name) => `#${name}`);
    },
    absentFrom: async (names) => {
      if (names.length === 0) return [];
      await fresh(MISS_FRESH_MS);
      return names.filter((name) => !list?.joined.has(name.replace(/^#/, "")));
    },
    closedTo: async (personId, names) => {
      if (names.length === 0) return [];
      // Who is refused may have made the channel a moment ago: what is not there is looked for once more.
      const known = await fresh(MISS_FRESH_MS);
      const ids = names.every((name) => known.has(name.replace(/^#/, ""))) ? known : await read();
      const closed = await Promise.all(
        names.map(async (name) => {
          const bare = name.replace(/^#/, "");
          const channelId = ids.get(bare);
          if (channelId === undefined) return [name];
          return !list?.closed.has(bare) || (await isMember(channelId, personId)) ? [] : [name];
        }),
      );
      return closed.flat();
    },
    isOpen: async (channelId) => {
      const name = [...(await fresh(FRESH_MS))].find(([, id]) => id === channelId)?.[0];
      return name !== undefined && !list?.closed.has(name) && !list?.shared.has(name);
    },
  };
}

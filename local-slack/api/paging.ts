import { SlackError } from "../slack-error.ts";

/** One page of a list. The cursor is opaque to callers: where the next page starts. */
export function pageOf<Item>(
  items: readonly Item[],
  asked: { cursor?: string | undefined; limit?: number | undefined },
  fallback = 100,
): { items: Item[]; nextCursor: string } {
  const start = asked.cursor === undefined ? 0 : Number(read(asked.cursor, /^next_item:(\d+)$/));
  const end = start + limitOf(asked.limit, fallback);
  return { items: items.slice(start, end), nextCursor: end < items.length ? cursorOf(`next_item:${end}`) : "" };
}

/** One page of messages. Its cursor is a time stamp, so messages that come or go meanwhile shift nothing. */
export function messagePageOf<Item extends { ts: string }>(
  items: readonly Item[],
  asked: { cursor?: string | undefined; limit?: number | undefined },
  order: "newest first" | "oldest first",
): { items: Item[]; nextCursor: string } {
  const after = asked.cursor === undefined ? undefined : read(asked.cursor, /^after_ts:(\d+\.\d+)$/);
  const left = items.filter(
    (item) => after === undefined || (order === "newest first" ? item.ts < after : item.ts > after),
  );
  const page = left.slice(0, limitOf(asked.limit, 100));
  return { items: page, nextCursor: page.length < left.length ? cursorOf(`after_ts:${page.at(-1)?.ts}`) : "" };
}

function limitOf(asked: number | undefined, fallback: number): number {
  const limit = asked === undefined || asked === 0 ? fallback : asked;
  if (limit < 0 || limit > 1000) throw new SlackError("invalid_limit");
  return limit;
}

function cursorOf(place: string): string {
  return Buffer.from(place).toString("base64");
}

function read(cursor: string, form: RegExp): string {
  const place = form.exec(Buffer.from(cursor, "base64").toString())?.[1];
  if (place === undefined) throw new SlackError("invalid_cursor");
  return place;
}

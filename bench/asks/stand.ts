import type { Filled } from "./forms.ts";
import type { Who } from "./shape.ts";

/** A page as it came, after any redirects. */
export interface Shown {
  status: number;
  /** Of the page it ended on. */
  url: string;
  text: string;
}

export interface Post {
  /** Seconds since 1970 by the clock that the asks move; changes with each post. */
  ts: string;
  /** With #. */
  channel: string;
  /** People's mentions as names. */
  text: string;
}

/** A living app and the people around it, as far as its checks look. */
export interface Stand {
  /** Where it was told that the app is, ending with `/`; null where it has no pages. */
  address: string | null;
  /** Command words told with it. */
  words: string[];
  /** The plan and what was said when it went live. */
  card: string;
  /** Follows a link, or sends a form. */
  browse(as: Who, url: string, form?: Filled): Promise<Shown>;
  /** Types `/tool <text>`; all that was answered. */
  command(as: Who, channel: string, text: string): Promise<string>;
  /** Moves the clock, forward only, to so many seconds after this local time; resolves when what was due has been done. */
  moveTo(time: string, plusSeconds: number): Promise<void>;
  /** Everything the app has posted so far. */
  posts(): Promise<Post[]>;
  /** Direct messages somebody got of the bot; people's mentions as names. */
  messages(to: Who): Promise<string[]>;
  /** Sends JSON to the app's webhook, unsigned-in as the outside is; the status, or null where no address was told. */
  hook(body: unknown): Promise<number | null>;
}

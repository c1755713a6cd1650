import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import type { Store } from "../../store/store.ts";
import type { Channels } from "../channels.ts";
import type { Outbound } from "../outbound.ts";
import type { Groups } from "../people/groups.ts";
import type { Reading } from "../reading.ts";
import type { ThreadStatus } from "../thread-status.ts";
import type { Language } from "../words/language.ts";

export interface AnnouncerDeps {
  outbound: Outbound;
  threadStatus: ThreadStatus;
  reading: Reading;
  groups: Groups;
  channels: Channels;
  store: Store;
  clock: Clock;
  log: Log;
  /** With #. */
  platformChannel: string;
  /** Of that channel, where people of several may read. */
  platformLanguage: Language;
}

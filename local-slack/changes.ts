/** What happened, for those who watch: the page of a person, the delivery of events. */
export type Change =
  | { kind: "envelope" }
  | { kind: "message"; channelId: string; ts: string; threadTs: string }
  | { kind: "ephemeral"; channelId: string; userId: string }
  | { kind: "conversations" }
  | { kind: "people" }
  | { kind: "views"; userId: string }
  | { kind: "read"; userId: string; channelId: string; threadTs: string }
  | { kind: "traffic"; seq: number }
  | { kind: "session"; channelId: string; threadTs: string }
  | { kind: "status"; channelId: string; threadTs: string; status: string };

export interface Changes {
  tell(change: Change): void;
  /** Answers the call that ends it. */
  watch(watcher: (change: Change) => void): () => void;
}

export function createChanges(): Changes {
  const watchers = new Set<(change: Change) => void>();
  return {
    tell: (change) => {
      for (const watcher of watchers) watcher(change);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

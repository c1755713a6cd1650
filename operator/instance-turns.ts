/** Who starts an Instance again and who ends it do so one after another: a box and its folders have one name. */
export interface InstanceTurns {
  /** Works when nobody else's work on this Instance is under way. What it decides by is read inside; it takes no second turn. */
  take<T>(instanceId: string, work: () => Promise<T>): Promise<T>;
}

/** Within this process: no other starts or ends Instances. */
export function createInstanceTurns(): InstanceTurns {
  const last = new Map<string, Promise<unknown>>();
  return {
    async take(instanceId, work) {
      const before = last.get(instanceId);
      const mine = (before ?? Promise.resolve()).then(work, work);
      last.set(instanceId, mine);
      try {
        return await mine;
      } finally {
        if (last.get(instanceId) === mine) last.delete(instanceId);
      }
    },
  };
}

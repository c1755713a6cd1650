/**
 * Does works of one name one after the other, of different names at once: a second caller must not take for a leftover
 * what the first has only half made. Each caller gets the failure of its own work alone.
 */
export function createOneAtATime(): (name: string, work: () => Promise<void>) => Promise<void> {
  const lastByName = new Map<string, Promise<void>>();
  return (name, work) => {
    const done = (lastByName.get(name) ?? Promise.resolve()).then(work);
    const settled = done.catch(() => undefined); // Its caller gets the failure; the next one does not.
    lastByName.set(name, settled);
    void settled.then(() => {
      if (lastByName.get(name) === settled) lastByName.delete(name);
    });
    return done;
  };
}

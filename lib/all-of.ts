/** Side by side; ends when all have ended, and then with the first failure. */
export async function allOf(...all: (Promise<void> | undefined)[]): Promise<void> {
  for (const ended of await Promise.allSettled(all)) if (ended.status === "rejected") throw ended.reason;
}

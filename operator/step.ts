/**
 * A durable step: runs `work` and saves what it returns, so that a replay takes the saved value. It runs at least once:
 * `work` is keyed by its request or release and does nothing the second time. Takes and gives plain JSON.
 */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;

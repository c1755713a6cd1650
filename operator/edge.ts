/**
 * The entrance for people, as the operator drives it. Routes are derived from the registry; `point` and `hold` change
 * them at the moment of a switch. Under way is what will end by itself: an event stream or a WebSocket that is open
 * counts as nothing, and ends with its Instance. Implemented in `gateway/`.
 */
export interface Edge {
  /** Sends new requests for the App to this Instance from now on; those under way stay where they are. */
  point(appId: string, instanceId: string): Promise<void>;
  /** Keeps new requests waiting. A lease: it ends by itself after 10 s, or with `release`. Returns when none is under way at the App's Instances, or after 5 s. */
  hold(appId: string): Promise<void>;
  release(appId: string): Promise<void>;
  /** Returns when no request is under way at the Instance, or after `timeoutMs`; the number still under way. */
  drained(instanceId: string, timeoutMs: number): Promise<number>;
  /**
   * Sends a request from outside, through the listening port, and returns the release tag that answered, or why none
   * did. What "live" is said after. A hold does not keep it waiting.
   */
  probe(appId: string): Promise<{ release: string } | { problem: string }>;
}

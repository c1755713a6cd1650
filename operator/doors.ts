/**
 * Opens and closes doors: folders with a `door.sock` behind which the gateway answers for one DoorSession. Identity is
 * which door, so there is nothing to steal inside a box. Implemented in `gateway/`.
 */
export interface Doors {
  /**
   * Listens for the DoorSession's row and returns its folder on the host, `<runtime root>/d/<doorSessionId>`:
   * `door/door.sock` is made in it by the gateway, `app/` by the Runner. Opening twice is harmless.
   */
  open(doorSessionId: string): Promise<string>;
  /** Stops listening and removes the folder. Of one that is closed: nothing happens. */
  close(doorSessionId: string): Promise<void>;
}

/**
 * What an App may ask of the platform through `/door/door.sock` (HTTP over a Unix socket; identity is which door): POST with a
 * JSON body, one file of this folder for each noun. Calls that change something outside carry, while a Delivery is handled, its
 * id and a call number, so that a repeat does it once.
 */

/** A no. `fix` says what the app's author can do. */
export interface DoorRefusal {
  ok: false;
  error: { code: string; message: string; fix: string };
}

/** Every answer of the door; what was asked for stands beside `ok`. */
export type DoorAnswer = ({ ok: true } & Record<string, unknown>) | DoorRefusal;

export function refusal(code: string, message: string, fix: string): DoorRefusal {
  return { ok: false, error: { code, message, fix } };
}

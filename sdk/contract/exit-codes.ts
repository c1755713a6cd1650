/** Exit codes of `tool`. Free of zod: `tool --help` prints them. */
export const EXIT_CODES = {
  ok: 0,
  failedCheck: 1,
  usage: 2,
  waitsForApproval: 3,
  needsHuman: 4,
  conflict: 5,
  tryAgain: 6,
  bug: 7,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

import type { Envelope } from "../../sdk/contract/envelope.ts";
import { EXIT_CODES, type ExitCode } from "../../sdk/contract/exit-codes.ts";

/** Which exit code an error's code has. What is not named here is something that was looked at and is not right. */
const BY_CODE: Record<string, ExitCode> = {
  ...all(EXIT_CODES.usage, [
    "usage",
    "not_here",
    "unknown_command",
    "unknown_option",
    "unknown_skill",
    "unknown_call",
    "unknown_app",
    "secret_typed",
    "bad_name",
    "bad_value",
    "bad_secret",
    "bad_setting",
    "bad_command",
    "no_folder",
    "too_long",
    "no_text",
  ]),
  ...all(EXIT_CODES.waitsForApproval, ["waits_for_approval", "waits_for_yes"]),
  ...all(EXIT_CODES.needsHuman, [
    "not_signed_in",
    "sign_in_expired",
    "sign_in_needed",
    "not_allowed",
    "platform_deploys",
    "needs_human",
    "needs_secret",
    "needs_input",
    "no_access",
    "needs_program",
  ]),
  ...all(EXIT_CODES.conflict, ["conflict", "exists", "not_empty", "taken"]),
  ...all(EXIT_CODES.tryAgain, [
    "interrupted",
    "try_again",
    "unreachable",
    "no_answer",
    "busy",
    "timed_out",
    "disk_full",
    "port_taken",
  ]),
  bug: EXIT_CODES.bug,
};

/** What `tool` ends with. */
export function exitCodeOf({ error }: Pick<Envelope, "error">): ExitCode {
  if (error === undefined) return EXIT_CODES.ok;
  return BY_CODE[error.code] ?? EXIT_CODES.failedCheck;
}

function all(code: ExitCode, names: string[]): Record<string, ExitCode> {
  return Object.fromEntries(names.map((name) => [name, code]));
}

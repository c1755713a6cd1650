import { KnownError } from "./errors.ts";

/** Who began what, what it holds and how it ends is read from files that only Linux has. Throws KnownError `runner_unavailable`. */
export function requireLinux(what: "Boxes" | "Apps"): void {
  if (process.platform === "linux") return;
  throw new KnownError(
    "runner_unavailable",
    `${what} need Linux; this is ${process.platform}.`,
    "Run Toolroom on Linux, for example in a virtual machine.",
  );
}

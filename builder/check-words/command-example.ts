import type { Manifest } from "../../sdk/contract/manifest.ts";

/** A use of the command that a Check proves: `/lunch Tomato soup`. null: none is made with words behind it. */
export function commandExample(command: string, { checks }: Pick<Manifest, "checks">): string | null {
  const used = checks.find(
    (check) => "command" in check && check.refused !== true && check.command.startsWith(`${command} `),
  );
  return used !== undefined && "command" in used ? used.command.trim() : null;
}

import { typedCommand } from "../../sdk/contract/typed-command.ts";

/**
 * Foreign words, with an App's own commands as they work: a manifest's `/lunch` is typed `/tool lunch`. Addresses and
 * longer paths stay as they are. `commands` with slash.
 */
export function withTypedCommands(text: string, commands: readonly string[]): string {
  return commands.reduce(
    (said, command) => said.replace(new RegExp(`(?<![\\w/.:~-])${command}(?![\\w/-])`, "g"), typedCommand(command)),
    text,
  );
}

/** A command as code, ready for mrkdwn. */
export function typed(command: string): string {
  return `\`${typedCommand(command)}\``;
}

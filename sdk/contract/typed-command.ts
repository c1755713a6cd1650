/** A manifest's `/lunch ramen` as people type it. */
export function typedCommand(command: string): string {
  return `/tool ${command.replace(/^\//, "")}`;
}

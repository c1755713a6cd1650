import type { Config } from "../../lib/config.ts";
import { asKnown } from "../../lib/errors.ts";
import type { SlackSide } from "./slack-side.ts";

/**
 * Which user groups of the configuration file Slack does not have, each with what names it: such a group has nobody in it, so its
 * budget stops nobody and its readers read nothing. null: none, or Slack does not say at the moment.
 */
export async function groupWords(config: Config, groups: Pick<SlackSide["groups"], "members">): Promise<string | null> {
  const named = namedGroups(config);
  const missing = await Promise.all(
    [...named.keys()].map((handle) =>
      groups.members(handle, "lately").then(
        () => false,
        (error: unknown) => asKnown(error)?.code === "group_unknown",
      ),
    ),
  );
  const lines = [...named].flatMap(([handle, places], index) =>
    missing[index] ? [`Slack has no user group @${handle.replace(/^@/, "")} (${[...places].join(", ")}).`] : [],
  );
  if (lines.length === 0) return null;
  return [...lines, "Nobody is in such a group: make it in Slack, or correct the file and start again."].join(
    "\n                    ",
  );
}

/** Handles as the file has them, with the settings that name each. */
function namedGroups({ models, sources, mcpServers }: Config): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  const note = (handle: string, place: string) => {
    named.set(handle, (named.get(handle) ?? new Set()).add(place));
  };
  for (const { handle } of models.budgets.groupMonthlyUsd) note(handle, "groupMonthlyUsd");
  for (const { name, groupKeys } of models.providers)
    for (const { handle } of groupKeys) note(handle, `groupKeysFrom of ${name}`);
  for (const { name, readers } of sources)
    for (const handle of readers === "company" ? [] : readers) note(handle, `readers of ${name}`);
  for (const { name, groups } of mcpServers) for (const handle of groups ?? []) note(handle, `groups of ${name}`);
  return named;
}

import type { AppAnswer, ChangeSpan, LiveVersion } from "../../store/app-answer.ts";
import { ACTIONS } from "./action-ids.ts";
import { changedWords } from "./manifest-words.ts";
import { bullets, button, type Content, confirmDialog, context, moment, person, plain, section } from "./pieces.ts";

type Changes = Extract<AppAnswer, { about: "changes" }>;

/** What changed, version by version, the newest first; whichever is not live can be had back, by its button or by words. */
export function changesMessage(answer: Changes): Content {
  const source = context("From its releases");
  const none = nothingWords(answer);
  if (none !== null) return { text: none, blocks: [section(none), source] };
  const heading = `*${headingWords(answer)}*`;
  const lines = answer.versions.map(versionWords);
  const earlier = answer.versions.find(({ isLive }) => !isLive);
  const back = earlier === undefined ? null : `To have one back, say _back to v${earlier.number}_ here.`;
  const contract = contractWords(answer);
  const last = [...(contract === null ? [] : [contract]), ...(back === null ? [] : [back])];
  return {
    text: [heading, bullets(lines), ...last].join("\n"),
    blocks: [
      section(heading),
      ...answer.versions.map((version, index) => withButton(version, lines[index] ?? "")),
      ...last.map(section),
      source,
    ],
  };
}

function withButton(version: LiveVersion, line: string) {
  const { isLive, number, releaseId } = version;
  const shown = section(line);
  return isLive ? shown : { ...shown, accessory: backButton(releaseId, number) };
}

/** Asked once more before, as every way back is. */
function backButton(releaseId: string, number: number) {
  return button(`${ACTIONS.backTo}_${number}`, releaseId, `Go back to v${number}`, {
    label: `Go back to v${number}: bring back this version`,
    confirm: confirmDialog(
      `Go back to v${number}?`,
      "It works again as it did then. What was entered since stays; where its data could go back, too, I ask first.",
      "Go back",
      "Leave it",
    ),
  });
}

function versionWords({ number, summary, liveAt, isLive, personId }: LiveVersion): string {
  const by = personId === undefined ? "" : `, asked for by ${person(personId)}`;
  return `v${number}${isLive ? " (live)" : ""}, ${moment(liveAt)}${by}: ${plain(firstLine(summary))}`;
}

/** A summary may be a whole plan: its first line names the change. */
function firstLine(summary: string): string {
  return summary.trim().split("\n")[0] ?? "";
}

function headingWords({ name, span, versions }: Changes): string {
  const what = plain(name);
  if (span === undefined) return `Versions of ${what}, the newest first`;
  if (span.kind === "of_version") return `What v${span.number} of ${what} changed`;
  const count = versions.length === 1 ? "one version" : `${versions.length} versions, the newest first`;
  return `Changes of ${what} ${spanWords(span)}: ${count}`;
}

/** Where there is nothing to tell of: why. */
function nothingWords({ name, span, versions, everLive = [] }: Changes): string | null {
  if (span === undefined || versions.length > 0) return null;
  const live = everLive[0];
  if (span.kind !== "days" && !everLive.includes(span.number))
    return `v${span.number} was never live. These were: ${everLive.map((number) => `v${number}`).join(", ")}.`;
  return `Nothing of ${plain(name)} changed ${spanWords(span)}${live === undefined ? "." : `: v${live} is what is live.`}`;
}

function spanWords(span: ChangeSpan): string {
  if (span.kind === "of_version") return `in v${span.number}`;
  if (span.kind === "since_version") return `since v${span.number}`;
  if (span.last === null) return `since ${span.first}`;
  return span.first === span.last ? `on ${span.first}` : `from ${span.first} to ${span.last}`;
}

/** What all of them together changed of what it may do. */
function contractWords({ contracts }: Changes): string | null {
  if (contracts === undefined) return null;
  const lines = changedWords(contracts.now, contracts.before);
  return lines.length === 0 ? "What it may do is as it was." : `*What it may do*\n${bullets(lines)}`;
}

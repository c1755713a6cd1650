import type { AppAnswer, ChangeSpan, LiveVersion } from "../../store/app-answer.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS } from "./action-ids.ts";
import { changedWords } from "./manifest-words.ts";
import { bullets, button, type Content, confirmDialog, context, moment, person, plain, section } from "./pieces.ts";

type Changes = Extract<AppAnswer, { about: "changes" }>;

/** What changed, version by version, the newest first; whichever is not live can be had back, by its button or by words. */
export function changesMessage(answer: Changes, language: Language): Content {
  const { changes } = language;
  const source = context(changes.from);
  const none = nothingWords(answer, language);
  if (none !== null) return { text: none, blocks: [section(none), source] };
  const heading = `*${headingWords(answer, language)}*`;
  const lines = answer.versions.map((version) => versionWords(version, language));
  const earlier = answer.versions.find(({ isLive }) => !isLive);
  const back = earlier === undefined ? null : changes.toHaveBack(earlier.number);
  const contract = contractWords(answer, language);
  const last = [...(contract === null ? [] : [contract]), ...(back === null ? [] : [back])];
  return {
    text: [heading, bullets(lines), ...last].join("\n"),
    blocks: [
      section(heading),
      ...answer.versions.map((version, index) => withButton(version, lines[index] ?? "", language)),
      ...last.map(section),
      source,
    ],
  };
}

function withButton(version: LiveVersion, line: string, language: Language) {
  const { isLive, number, releaseId } = version;
  const shown = section(line);
  return isLive ? shown : { ...shown, accessory: backButton(releaseId, number, language) };
}

/** Asked once more before, as every way back is. */
function backButton(releaseId: string, number: number, { changes }: Language) {
  return button(`${ACTIONS.backTo}_${number}`, releaseId, changes.backTo(number), {
    label: changes.backToLabel(number),
    confirm: confirmDialog(changes.confirm(number), changes.worksAgain, changes.yes, changes.no),
  });
}

function versionWords({ number, summary, liveAt, isLive, personId }: LiveVersion, language: Language): string {
  const { changes } = language;
  const by = personId === undefined ? "" : changes.by(person(personId));
  return `v${number}${isLive ? changes.isLive : ""}, ${moment(liveAt, language)}${by}: ${plain(language.handed(firstLine(summary)))}`;
}

/** A summary may be a whole plan: its first line names the change. */
function firstLine(summary: string): string {
  return summary.trim().split("\n")[0] ?? "";
}

function headingWords({ name, span, versions }: Changes, language: Language): string {
  const { changes } = language;
  const what = plain(name);
  if (span === undefined) return changes.versions(what);
  if (span.kind === "of_version") return changes.ofVersion(span.number, what);
  return changes.ofSpan(what, spanWords(span, language), versions.length);
}

/** Where there is nothing to tell of: why. */
function nothingWords({ name, span, versions, everLive = [] }: Changes, language: Language): string | null {
  const { changes } = language;
  if (span === undefined || versions.length > 0) return null;
  const live = everLive[0];
  if (span.kind !== "days" && !everLive.includes(span.number))
    return changes.neverLive(span.number, everLive.map((number) => `v${number}`).join(", "));
  return `${changes.nothing(plain(name), spanWords(span, language))}${live === undefined ? "." : changes.whatIsLive(live)}`;
}

function spanWords(span: ChangeSpan, { changes }: Language): string {
  if (span.kind === "of_version") return changes.inVersion(span.number);
  if (span.kind === "since_version") return changes.sinceVersion(span.number);
  if (span.last === null) return changes.since(span.first);
  return span.first === span.last ? changes.on(span.first) : changes.fromTo(span.first, span.last);
}

/** What all of them together changed of what it may do. */
function contractWords({ contracts }: Changes, language: Language): string | null {
  if (contracts === undefined) return null;
  const lines = changedWords(contracts.now, contracts.before, language);
  return lines.length === 0 ? language.changes.asItWas : `*${language.manifest.title}*\n${bullets(lines)}`;
}

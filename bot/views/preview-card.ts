import type { PreviewNote, PreviewTry, Question, WouldPost } from "../../operator/announcer.ts";
import { scheduleTime } from "../../sdk/contract/schedule-words.ts";
import { typedCommand } from "../../sdk/contract/typed-command.ts";
import type { Language } from "../words/language.ts";
import { ACTIONS, DECISION_ROW, TRY_ROW } from "./action-ids.ts";
import { withTypedCommands } from "./command-words.ts";
import { madeWords } from "./made-words.ts";
import { actions, bullets, button, type Content, context, link, moment, plain, quoted, section } from "./pieces.ts";
import { proofBlocks } from "./proof.ts";
import { replayBlocks } from "./replay.ts";
import { secretRows } from "./secret-rows.ts";

const MOST_TRIES = 5;

type Preview = Extract<Question, { kind: "preview" }>;

/** The asker tries it. The link leads through sign-in, and the preview has fresh data of its own, so it may stand in the thread. */
export function previewCard(preview: Preview, language: Language): Content {
  const { preview: words } = language;
  const { approvalId, releaseNumber, url, wouldPost, tries } = preview;
  const version = `v${releaseNumber}`;
  const commands = tries.flatMap(({ trigger }) => ("command" in trigger ? [trigger.command] : []));
  const changes = plain(withTypedCommands(language.handed(preview.changes), commands));
  return {
    text: `${words.ready(version)} ${changes}`,
    blocks: [
      section(`*${words.isRight(version)}*\n${changes}`),
      ...proofBlocks(preview.proof, "preview", language),
      ...replayBlocks(preview.replay ?? null, language),
      ...(url === null && tries.length === 0 ? [] : openBlocks(preview, words.open, language)),
      ...tryBlocks(tries, language),
      ...wouldPost.map((one) => wouldPostBlock(one, language)),
      ...(preview.secrets === undefined ? [] : secretRows(preview.secrets, language)),
      ...leftOutBlocks(preview.leftOut, commands, language),
      ...saidBlocks(preview.said, language),
      actions(
        DECISION_ROW,
        button(ACTIONS.yes, approvalId, words.right, { label: words.rightLabel(version), style: "primary" }),
        button(ACTIONS.change, approvalId, words.change, { label: words.changeLabel(version) }),
      ),
      context(`${words.orSay} ${madeWords(preview.made, language)}.`),
    ],
  };
}

/**
 * Where a preview is, and until when. The button stands there while it runs too, for nothing edits the card when its day is
 * over: so it is called for what it does then and before. All of it goes with the Decision, for the address is dead soon after.
 */
export function openBlocks({ url, instanceId, runsUntil }: PreviewNote, words: string, language: Language) {
  const { preview } = language;
  const where = url === null ? preview.runs : `${link(url, words)} ${preview.signIn}\n${preview.ownData}`;
  return [
    { ...section(`${where} ${preview.until(moment(runsUntil, language))}`), block_id: `${TRY_ROW}-open` },
    actions(`${TRY_ROW}-longer`, button(ACTIONS.startPreview, instanceId, preview.keep, { label: preview.keepLabel })),
  ];
}

/** At most five in a row, as many as fit beside each other. */
function tryBlocks(tries: PreviewTry[], language: Language) {
  if (tries.length === 0) return [];
  return [
    { ...section(language.preview.toTry), block_id: `${TRY_ROW}-words` },
    ...commandRow(tries, language),
    ...scheduleRow(tries, language),
    ...sampleRow(tries, language),
  ];
}

function commandRow(tries: PreviewTry[], { preview }: Language) {
  const commands = tries.flatMap(({ instanceId, trigger }) =>
    "command" in trigger ? [{ instanceId, command: trigger.command }] : [],
  );
  const buttons = commands.slice(0, MOST_TRIES).map(({ instanceId, command }, index) => {
    const words = preview.tryCommand(typedCommand(command));
    return button(`${ACTIONS.tryCommand}_${index + 1}`, `${instanceId} ${command}`, words, { label: words });
  });
  return buttons.length === 0 ? [] : [actions(`${TRY_ROW}-commands`, ...buttons)];
}

function scheduleRow(tries: PreviewTry[], { preview }: Language) {
  const schedules = tries.flatMap(({ instanceId, trigger }) =>
    "schedule" in trigger ? [{ instanceId, run: trigger.run, time: scheduleTime(trigger.schedule) }] : [],
  );
  const buttons = schedules.slice(0, MOST_TRIES).map(({ instanceId, run, time }, index) => {
    const isOnlyThen = time !== null && schedules.filter((other) => other.time === time).length === 1;
    const words = isOnlyThen ? preview.runAt(time) : preview.runNamed(run.replaceAll("-", " "));
    return button(`${ACTIONS.tryRun}_${index + 1}`, `${instanceId} ${run}`, words, { label: preview.runLabel(words) });
  });
  return buttons.length === 0 ? [] : [actions(TRY_ROW, ...buttons)];
}

/** Nobody sends anything to a preview, and nothing happens there: it gets a sample. */
function sampleRow(tries: PreviewTry[], { preview }: Language) {
  const takers = tries.flatMap(({ instanceId, trigger }) =>
    "schedule" in trigger || "command" in trigger
      ? []
      : [{ instanceId, run: trigger.run, name: "webhook" in trigger ? trigger.webhook : trigger.run }],
  );
  const buttons = takers.slice(0, MOST_TRIES).map(({ instanceId, run, name }, index) => {
    const words = preview.sample(name.replaceAll("-", " "));
    return button(`${ACTIONS.tryRun}_webhook_${index + 1}`, `${instanceId} ${run}`, words, { label: words });
  });
  return buttons.length === 0 ? [] : [actions(`${TRY_ROW}-webhooks`, ...buttons)];
}

function leftOutBlocks(leftOut: string[], commands: string[], { preview, handed }: Language) {
  const lines = leftOut.map((one) => plain(withTypedCommands(handed(one), commands)));
  return lines.length === 0 ? [] : [section(`*${preview.leftOut}*\n${bullets(lines)}`)];
}

function saidBlocks(said: Preview["said"], language: Language) {
  const { preview } = language;
  const lines = (isInTime: boolean) =>
    bullets(said.filter((one) => one.isInTime === isInTime).map(({ text }) => quoted(text, language)));
  const [told, late] = [lines(true), lines(false)];
  return [
    ...(told === "" ? [] : [section(`*${preview.saidInTime}*\n${told}`)]),
    ...(late === "" ? [] : [section(`*${preview.saidLate}*\n${late}`)]),
    ...(said.length === 0 ? [] : [{ ...context(preview.changeHint), block_id: `${TRY_ROW}-said` }]),
  ];
}

function wouldPostBlock({ channel, text, kind }: WouldPost, { preview }: Language) {
  if (text === null && channel.startsWith("#"))
    return section(`*${preview.wouldSay[kind](plain(channel))}*\n${preview.companyData}`);
  if (text === null) return section(`*${preview.wouldTell(plain(channel))}*`);
  const quoted = plain(text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  return section(`*${preview.wouldSay[kind](plain(channel))}*\n${quoted}`);
}

import type { PreviewNote, PreviewTry, Question, WouldPost } from "../../operator/announcer.ts";
import { scheduleTime } from "../../sdk/contract/schedule-words.ts";
import { typedCommand } from "../../sdk/contract/typed-command.ts";
import { ACTIONS, DECISION_ROW, TRY_ROW } from "./action-ids.ts";
import { withTypedCommands } from "./command-words.ts";
import { madeWords } from "./made-words.ts";
import { actions, bullets, button, type Content, context, link, moment, plain, quoted, section } from "./pieces.ts";
import { proofBlocks } from "./proof.ts";

const MOST_TRIES = 5;
const KEEP_IT = "Keep it a day longer";
const CHANGE_IT = "What is not in it as you want it: press _Change it_, or say it here.";

type Preview = Extract<Question, { kind: "preview" }>;

/** The asker tries it. The link leads through sign-in, and the preview has fresh data of its own, so it may stand in the thread. */
export function previewCard(preview: Preview): Content {
  const { approvalId, releaseNumber, url, wouldPost, tries } = preview;
  const version = `v${releaseNumber}`;
  const commands = tries.flatMap(({ trigger }) => ("command" in trigger ? [trigger.command] : []));
  const changes = plain(withTypedCommands(preview.changes, commands));
  return {
    text: `A preview of ${version} is ready: is it right? ${changes}`,
    blocks: [
      section(`*Is this right? A preview of ${version}*\n${changes}`),
      ...proofBlocks(preview.proof, "preview"),
      ...(url === null && tries.length === 0 ? [] : openBlocks(preview, "Open the preview")),
      ...tryBlocks(tries),
      ...wouldPost.map(wouldPostBlock),
      ...leftOutBlocks(preview.leftOut, commands),
      ...saidBlocks(preview.said),
      actions(
        DECISION_ROW,
        button(ACTIONS.yes, approvalId, "Looks right", { label: `Looks right: ${version}`, style: "primary" }),
        button(ACTIONS.change, approvalId, "Change it", { label: `Change it: say what is wrong with ${version}` }),
      ),
      context(`Or answer here: _looks right_, or what is wrong. ${madeWords(preview.isComposed)}.`),
    ],
  };
}

/**
 * Where a preview is, and until when. The button stands there while it runs too, for nothing edits the card when its day is
 * over: so it is called for what it does then and before. All of it goes with the Decision, for the address is dead soon after.
 */
export function openBlocks({ url, instanceId, runsUntil }: PreviewNote, words: string) {
  const where =
    url === null
      ? "The preview runs"
      : `${link(url, words)} (the first time, I send you a sign-in link)\nIts own empty data,`;
  const label = `${KEEP_IT}: the preview runs on, or starts again`;
  return [
    { ...section(`${where} until ${moment(runsUntil)}`), block_id: `${TRY_ROW}-open` },
    actions(`${TRY_ROW}-longer`, button(ACTIONS.startPreview, instanceId, KEEP_IT, { label })),
  ];
}

/** At most five in a row, as many as fit beside each other. */
function tryBlocks(tries: PreviewTry[]) {
  if (tries.length === 0) return [];
  const words = "*To try now.* What it answers, or would post, is shown to you alone.";
  return [
    { ...section(words), block_id: `${TRY_ROW}-words` },
    ...commandRow(tries),
    ...scheduleRow(tries),
    ...webhookRow(tries),
  ];
}

function commandRow(tries: PreviewTry[]) {
  const commands = tries.flatMap(({ instanceId, trigger }) =>
    "command" in trigger ? [{ instanceId, command: trigger.command }] : [],
  );
  const buttons = commands.slice(0, MOST_TRIES).map(({ instanceId, command }, index) => {
    const words = `Try ${typedCommand(command)} …`;
    return button(`${ACTIONS.tryCommand}_${index + 1}`, `${instanceId} ${command}`, words, { label: words });
  });
  return buttons.length === 0 ? [] : [actions(`${TRY_ROW}-commands`, ...buttons)];
}

function scheduleRow(tries: PreviewTry[]) {
  const schedules = tries.flatMap(({ instanceId, trigger }) =>
    "schedule" in trigger ? [{ instanceId, run: trigger.run, time: scheduleTime(trigger.schedule) }] : [],
  );
  const buttons = schedules.slice(0, MOST_TRIES).map(({ instanceId, run, time }, index) => {
    const isOnlyThen = time !== null && schedules.filter((other) => other.time === time).length === 1;
    const words = isOnlyThen ? `Run the ${time} schedule` : `Run the schedule “${run.replaceAll("-", " ")}”`;
    return button(`${ACTIONS.tryRun}_${index + 1}`, `${instanceId} ${run}`, words, { label: `${words} now` });
  });
  return buttons.length === 0 ? [] : [actions(TRY_ROW, ...buttons)];
}

/** A preview has no address that other programs know: it gets a sample. */
function webhookRow(tries: PreviewTry[]) {
  const webhooks = tries.flatMap(({ instanceId, trigger }) =>
    "webhook" in trigger ? [{ instanceId, run: trigger.run, webhook: trigger.webhook }] : [],
  );
  const buttons = webhooks.slice(0, MOST_TRIES).map(({ instanceId, run, webhook }, index) => {
    const words = `Send a sample to “${webhook.replaceAll("-", " ")}”`;
    return button(`${ACTIONS.tryRun}_webhook_${index + 1}`, `${instanceId} ${run}`, words, { label: words });
  });
  return buttons.length === 0 ? [] : [actions(`${TRY_ROW}-webhooks`, ...buttons)];
}

function leftOutBlocks(leftOut: string[], commands: string[]) {
  const lines = leftOut.map((one) => plain(withTypedCommands(one, commands)));
  return lines.length === 0 ? [] : [section(`*Not in this preview*\n${bullets(lines)}`)];
}

function saidBlocks(said: Preview["said"]) {
  const lines = (isInTime: boolean) =>
    bullets(said.filter((one) => one.isInTime === isInTime).map(({ text }) => quoted(text)));
  const [told, late] = [lines(true), lines(false)];
  return [
    ...(told === "" ? [] : [section(`*You also said, and the agent was told*\n${told}`)]),
    ...(late === "" ? [] : [section(`*You also said, not in this preview*\n${late}`)]),
    ...(said.length === 0 ? [] : [{ ...context(CHANGE_IT), block_id: `${TRY_ROW}-said` }]),
  ];
}

function wouldPostBlock({ channel, text }: WouldPost) {
  if (text === null) return section(`*Would tell ${plain(channel)} something in private*`);
  const quoted = plain(text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  return section(`*Would post in ${plain(channel)}*\n${quoted}`);
}

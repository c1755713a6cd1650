import type { PreviewTry, Question, WouldPost } from "../../operator/announcer.ts";
import { ACTIONS, DECISION_ROW, TRY_ROW } from "./action-ids.ts";
import { actions, bullets, button, type Content, context, link, moment, plain, quoted, section } from "./pieces.ts";

const MOST_TRIES = 5;
const CHANGE_IT = "What is not in it as you want it: press _Change it_, or say it here.";

type Preview = Extract<Question, { kind: "preview" }>;

/** The asker tries it. The link leads through sign-in, and the preview has fresh data of its own, so it may stand in the thread. */
export function previewCard(preview: Preview): Content {
  const { approvalId, releaseNumber, url, changes, wouldPost, tries, commands } = preview;
  const version = `v${releaseNumber}`;
  return {
    text: `A preview of ${version} is ready: is it right? ${plain(changes)}`,
    blocks: [
      section(`*Is this right? A preview of ${version}*\n${plain(changes)}`),
      ...(url === null ? [] : [section(`${link(url, "Open the preview")} (signed in; it has its own empty data)`)]),
      ...tryBlocks(tries),
      ...(url === null && tries.length === 0 ? [] : startBlocks(preview)),
      ...(commands.length === 0 ? [] : [context(`Once it is live: ${commands.map(typed).join(", ")}`)]),
      ...wouldPost.map(wouldPostBlock),
      ...saidBlocks(preview.said),
      actions(
        DECISION_ROW,
        button(ACTIONS.yes, approvalId, "Looks right", { label: `${version} looks right`, style: "primary" }),
        button(ACTIONS.change, approvalId, "Change it", { label: "Say what is wrong with it" }),
      ),
      context("Or answer here: _looks right_, or what is wrong."),
    ],
  };
}

/** Until when it can be tried, and what then. It goes with the Decision, as whatever can be tried does. */
export function startBlocks({ instanceId, runsUntil }: Pick<Preview, "instanceId" | "runsUntil">) {
  return [
    {
      ...context(
        `The preview runs until ${moment(runsUntil)}. After that, _Start the preview_ runs it for another day.`,
      ),
      block_id: `${TRY_ROW}-until`,
    },
    actions(
      `${TRY_ROW}-start`,
      button(ACTIONS.startPreview, instanceId, "Start the preview", { label: "Run the preview for another day" }),
    ),
  ];
}

/** At most five in a row, as many as fit beside each other. */
function tryBlocks(tries: PreviewTry[]) {
  if (tries.length === 0) return [];
  const buttons = tries.slice(0, MOST_TRIES).map(({ instanceId, run }, index) =>
    button(`${ACTIONS.tryRun}_${index + 1}`, `${instanceId} ${run}`, `Run ${run}`, {
      label: `Run ${run} in the preview now`,
    }),
  );
  return [
    {
      ...section("*Its schedules, to try now.* What they would post is shown to you alone."),
      block_id: `${TRY_ROW}-words`,
    },
    actions(TRY_ROW, ...buttons),
  ];
}

function saidBlocks(said: Preview["said"]) {
  const lines = (isInTime: boolean) =>
    bullets(said.filter((one) => one.isInTime === isInTime).map(({ text }) => quoted(text)));
  const [told, late] = [lines(true), lines(false)];
  return [
    ...(told === "" ? [] : [section(`*You also said, and the agent was told*\n${told}`)]),
    ...(late === "" ? [] : [section(`*You also said, too late for this preview*\n${late}`)]),
    ...(said.length === 0 ? [] : [{ ...context(CHANGE_IT), block_id: `${TRY_ROW}-said` }]),
  ];
}

function typed(command: string): string {
  return `\`/tool ${plain(command.replace(/^\//, ""))}\``;
}

function wouldPostBlock({ channel, text }: WouldPost) {
  const quoted = plain(text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  return section(`*Would post in ${plain(channel)}*\n${quoted}`);
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { sayNo } from "../../operator/authority/judgement.ts";
import { createAuthority } from "../../operator/authority.ts";
import { addRequest } from "../../store/app-requests.ts";
import { approvalById, decideApproval, openApproval } from "../../store/approvals.ts";
import { personByHandle } from "../../store/people.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import { approval } from "./samples.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

const WAITING = /Waiting for your decision/;

test("the Home of who may decide shows what waits for them, with the way there, until it is decided", async (context) => {
  const stage = await openStage(context);
  const parts = openParts(stage);
  const { store, idOf } = stage;
  const teamId = (await stage.as("asker1").auth.test()).team_id ?? "";
  await saveSlackTeam(store, teamId, 1);
  // Slack says who is in the group, at that moment.
  const authority = createAuthority({ store, approverGroup: "platform-team", groupMembers: parts.groups.members });
  await startStageBot(
    stage,
    {},
    {
      parts,
      mayDo: async (personId, { verb, ...subject }) => {
        const may = await authority.mayDo(personId, verb, subject);
        return may.yes ? may : { yes: false, say: sayNo(may) };
      },
    },
  );
  await until("everybody", () => personByHandle(store, "platform2"));
  const { ts: root = "" } = await stage.as("asker1").chat.postMessage({
    channel: stage.channelId("requests"),
    text: "a lunch list",
  });
  const place = { slackTeamId: teamId, channelId: stage.channelId("requests"), threadTs: root, messageTs: root };
  const request = { ...place, id: "req_1", requesterId: idOf("asker1"), text: "a lunch list", inputs: [] };
  await addRequest(store, { ...request, appId: null, at: 1 });
  const about = { requestId: "req_1", round: 1, subjectHash: "h", releaseId: null, expiresAt: 2e12 };
  const asked = { personId: null, groupHandle: "platform-team" };
  await openApproval(store, { ...about, ...asked, id: "apr_1", kind: "release" }, 1_795_000_000_000);
  await parts.announcer.askForApproval("req_1", approval);
  const home = async (user: string) => {
    await stage.control("home", { user });
    return until<string>("the Home", async () => {
      const answer = await stage.control(`views?user=${user}`);
      return answer.home ? JSON.stringify(answer.home) : undefined;
    });
  };

  const card = (await stage.as("platform1").conversations.history({ channel: stage.channelId("platform") })).messages;
  const link = await stage.as("platform1").chat.getPermalink({
    channel: stage.channelId("platform"),
    message_ts: card?.[0]?.ts ?? "",
  });
  const approvers = await home("platform1");
  assert.match(approvers, WAITING);
  assert.match(approvers, /\*A release: a lunch list\*, asked <!date\^1795000000/);
  assert.ok(approvers.includes(`"url":"${link.permalink}"`), "the button leads to the card");
  assert.match(approvers, /"Decide: A release: a lunch list"/);
  for (const user of ["asker1", "asker2"]) assert.doesNotMatch(await home(user), WAITING, user);

  const personId = idOf("asker1");
  await openApproval(store, { ...about, id: "apr_2", kind: "plan", personId, groupHandle: null }, 1_795_000_000_000);
  assert.match(await homeAgain("asker1"), /Waiting for your decision.*\*A plan: a lunch list\*/);
  assert.doesNotMatch(await homeAgain("platform1"), /A plan:/);

  const standing = await approvalById(store, "apr_1");
  assert.ok(standing);
  const yes = { approvalId: "apr_1", personId: idOf("platform2"), answer: "yes" as const, words: null };
  await decideApproval(store, standing, { ...yes, remark: null, inputs: [], at: 1_795_000_000_001 });
  assert.doesNotMatch(await homeAgain("platform1"), WAITING);

  /** Not the one that stands there from before. */
  async function homeAgain(user: string): Promise<string> {
    const before = JSON.stringify((await stage.control(`views?user=${user}`)).home);
    await stage.control("home", { user });
    return until("the Home anew", async () => {
      const now = JSON.stringify((await stage.control(`views?user=${user}`)).home);
      return now !== before && now;
    });
  }
});

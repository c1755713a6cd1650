import type { AppRequest } from "../../store/app-requests.ts";
import type { Approval } from "../../store/approvals.ts";
import { verifyAudit } from "../../store/audit.ts";
import { apps, auditLog, deployments, instances } from "../../store/schema.ts";
import { unanswered } from "./answered.ts";
import { type Facts, readFacts } from "./facts.ts";
import { buttonsOf, keyOf, type Passage } from "./slack-facts.ts";
import { untaken } from "./taken.ts";
import type { Handle, World } from "./world.ts";

/** What must hold of a thread once all is quiet, and what of it does not, in words. */
export async function brokenPromises(world: World, thread: string): Promise<string[]> {
  const facts = await readFacts(world, thread);
  return [
    ...world.underWay.collisions,
    ...saidTwice(facts),
    ...broadcast(world),
    ...ends(facts),
    ...buttons(facts),
    ...decisions(facts),
    ...whatIsLive(facts),
    ...boxes(facts),
    ...unanswered(world, facts.approvals),
    ...untaken(facts),
    ...(await audit(facts)),
  ];
}

/** A key stands in Slack once. */
function saidTwice({ messages }: Facts): string[] {
  const keys = messages.flatMap((message) => keyOf(message) ?? []);
  return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `said twice: ${key}`);
}

/** What is said in a thread is not “also sent to the channel”. */
function broadcast({ slack }: World): string[] {
  const isBroadcast = ({ body }: Passage) => ![undefined, false, "false"].includes(body.reply_broadcast as undefined);
  return slack
    .traffic()
    .flatMap((passage) =>
      passage.direction === "from_bot" && isBroadcast(passage) ? [`${passage.name} was also sent to the channel`] : [],
    );
}

const END_WORDS: Record<Exclude<AppRequest["status"], "open">, RegExp> = {
  live: / v\d+ is live\b/,
  answered: /./,
  refused: /^This cannot be built/,
  cancelled: /^(Stopped|Cancelled|Declined|Nobody answered in time)/,
  failed: /^This did not work/,
};

/** An end for each that has ended, none for others; what it says is what the registry says. */
function ends({ requests, messages, shown }: Facts): string[] {
  const open = requests.filter(({ status }) => status === "open");
  const found = open.length > 1 ? [`${open.length} requests are open at once`] : [];
  for (const { id: requestId, status } of requests) {
    const said = messages.filter((message) => keyOf(message) === `${requestId}:end`);
    const card = shown(`${requestId}:card`);
    if (status === "open") {
      if (said.length > 0) found.push(`${requestId} is open, and its end is told: ${said[0]?.text}`);
      continue;
    }
    if (said.length !== 1) found.push(`${requestId} is ${status}, and its end is told ${said.length} times`);
    if (said.some(({ text }) => !END_WORDS[status].test(text)))
      found.push(`${requestId} is ${status}, and its end says: ${said[0]?.text}`);
    if (card === undefined) found.push(`${requestId} has no card`);
    else if (/Now: |Next: /.test(JSON.stringify(card.blocks)))
      found.push(`${requestId} is ${status}, and its card says: ${card.text}`);
  }
  return found;
}

/** What can be pressed is pending, and what is pending can be pressed. */
function buttons({ requests, approvals: asked, messages, shown }: Facts): string[] {
  const found: string[] = [];
  for (const button of messages.flatMap(buttonsOf)) {
    const approval = asked.find(({ id }) => id === button.value);
    const request = requests.find(({ id }) => id === button.value);
    if (button.actionId.startsWith("approval_") && approval?.status !== "pending")
      found.push(
        `“${button.words}” stands on what is ${approval?.status}: ${approval?.kind} of ${approval?.requestId}`,
      );
    if (button.actionId === "request_stop" && request?.status !== "open")
      found.push(`“Stop” stands on ${request?.id}, which is ${request?.status}`);
    const isMove = ["request_again", "request_words", "request_form"].includes(button.actionId);
    if (isMove && (request === undefined || request !== requests.at(-1)))
      found.push(`“${button.words}” stands on ${request?.id}, and something newer was asked`);
  }
  for (const approval of asked.filter(({ status }) => status === "pending")) {
    const card = shown(`${approval.id}:card`);
    const request = requests.find(({ id }) => id === approval.requestId);
    if (request !== undefined && request.status !== "open")
      found.push(`the ${approval.kind} of ${request.id} is pending, which is ${request.status}`);
    if (card === undefined || !buttonsOf(card).some(({ value }) => value === approval.id))
      found.push(`nobody can press on the ${approval.kind} of ${approval.requestId}, which is pending`);
  }
  return found;
}

/** Who decided was entitled to, and their card says so. */
function decisions({ world, requests, approvals: asked, shown }: Facts): string[] {
  const approvers = (["platform1", "platform2"] satisfies Handle[]).map((handle) => world.idOf(handle));
  return asked.flatMap((approval) => {
    const { id: approvalId, kind, status, decidedBy } = approval;
    if (decidedBy === null) return [];
    const found: string[] = [];
    const request = requests.find(({ id }) => id === approval.requestId);
    const isAsker = decidedBy === request?.requesterId;
    const mayHave = kind === "release" ? approvers.includes(decidedBy) && !isAsker : isAsker;
    // A stop declines what waits, by whoever may stop; who asked may have the platform team asked anew.
    const mayStop = status === "no" && (isAsker || approvers.includes(decidedBy));
    const mayAskAnew = status === "change" && isAsker;
    if (!mayHave && !mayStop && !mayAskAnew)
      found.push(`${decidedBy} decided ${status} on the ${kind} of ${approval.requestId}`);
    const card = shown(`${approvalId}:card`);
    if (card !== undefined && !JSON.stringify(card).includes(`<@${decidedBy}>`))
      found.push(`the card of the ${kind} of ${approval.requestId} does not say who decided: ${card.text}`);
    return found;
  });
}

/** The thread's last word on what is live is what is live; and it was agreed to. */
function whatIsLive({ world, requests, approvals: asked, releases: cut, messages }: Facts): string[] {
  const { orm } = world.registry;
  const all = orm.select().from(deployments).all();
  const found: string[] = [];
  for (const app of orm.select().from(apps).all()) {
    const ofApp = all.filter(({ appId }) => appId === app.id);
    const live = ofApp.filter(({ status }) => status === "live");
    const starting = ofApp.filter(({ status }) => status === "starting");
    if (live.length > 1 || starting.length > 0)
      found.push(`${app.name} has ${live.length} live deployments and ${starting.length} under way`);
    const release = cut.find(({ id }) => id === live[0]?.releaseId);
    const told = messages.flatMap((message) => {
      const isEnd = /^req_\w+:end$/.test(keyOf(message) ?? "");
      const [, name, number] = /^(\S+) v(\d+) is live\b/.exec(message.text) ?? [];
      return isEnd && name === app.name ? [Number(number)] : [];
    });
    if (told.at(-1) !== release?.number)
      found.push(`v${release?.number} of ${app.name} is live, and v${told.at(-1)} was told last`);
    const reached = world.boxes.reached(app.id);
    if (app.status === "live" && reached !== release?.id) found.push(`${app.name} answers as ${reached}`);
  }
  for (const request of requests.filter(({ status }) => status === "live")) {
    const own = cut.filter(({ requestId }) => requestId === request.id).at(-1);
    const yes = (kind: Approval["kind"]) =>
      asked.some((one) => one.requestId === request.id && one.kind === kind && one.status === "yes");
    if (request.returnsTo === null && !yes("preview")) found.push(`${request.id} is live without a yes to its preview`);
    const isApproved = asked.some(
      ({ kind, status, releaseId }) =>
        kind === "release" &&
        status === "yes" &&
        cut.find(({ id }) => id === releaseId)?.manifest.bindings.slack !== undefined,
    );
    if (own?.manifest.bindings.slack !== undefined && !isApproved)
      found.push(`${request.id} posts, and nobody approved`);
  }
  return found;
}

/** What runs is what is wanted. */
function boxes({ world, requests }: Facts): string[] {
  const wanted = world.registry.orm
    .select()
    .from(instances)
    .all()
    .filter((one) => one.wanted);
  const ids = wanted.map(({ id }) => id).toSorted();
  const running = world.boxes.running().toSorted();
  const found = ids.join() === running.join() ? [] : [`${ids.join()} are wanted, and ${running.join()} run`];
  for (const { id, kind, requestId } of wanted) {
    const request = requests.find((one) => one.id === requestId);
    if (kind !== "app" && request !== undefined && request.status !== "open")
      found.push(`${id} is wanted by ${request.id}, which is ${request.status}`);
  }
  return found;
}

/** Its chain holds, and each decision of a person stands in it once. */
async function audit({ world, approvals: asked }: Facts): Promise<string[]> {
  const verified = await verifyAudit(world.registry);
  const rows = world.registry.orm.select().from(auditLog).all();
  const found = verified.ok ? [] : [`the audit is broken at ${verified.brokenSeq}`];
  for (const { id: approvalId, decidedBy, status } of asked) {
    const count = rows.filter(({ verb, details }) => verb === "decide" && details.approvalId === approvalId).length;
    if (decidedBy !== null && count > 1) found.push(`${approvalId} (${status}) stands ${count} times in the audit`);
  }
  return found;
}

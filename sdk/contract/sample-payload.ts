import type { Delivery } from "./delivery.ts";
import type { ShortcutChosen, SlackHappened, SlackMessagePayload } from "./payloads.ts";
import { kindOf, type Trigger } from "./triggers.ts";

type Author = { id: string; handle: string; name: string };
type Json = Record<string, unknown>;

const SAMPLE = { title: "A sample from Toolroom", text: "This is what another program could send.", number: 7 };

/**
 * What a Trigger brings where it is only tried: in Checks, previews and `tool run`. `sent` is what stands in the Check, and need
 * say no more than matters: of Slack, GitHub and Linear all else is as in a sample of theirs. Text is a message's text.
 */
export function broughtBy(
  trigger: Trigger,
  sent: string | Json | undefined,
  author: Author,
): Pick<Delivery, "kind" | "text" | "payload"> {
  const kind = kindOf(trigger);
  if (kind === "schedule" || kind === "command") return { kind, text: "" };
  if (kind === "webhook" || kind === "event") {
    const payload = sent ?? SAMPLE;
    return { kind, text: kind === "webhook" && typeof payload === "string" ? payload : "", payload };
  }
  const isMessage = kind === "slack" || kind === "shortcut";
  const said = typeof sent !== "string" ? sent : isMessage ? { message: { text: sent } } : { text: sent };
  const payload = merged(sampleOf(trigger, author), said ?? {});
  return { kind, text: isMessage ? textOf(payload) : "", payload };
}

/** What a program that knows the address of a preview could send: nobody does. */
function sampleOf(trigger: Trigger, author: Author): Json {
  if ("slack" in trigger) return { ...happened(trigger, author) };
  if ("github" in trigger) return githubSample(trigger);
  if ("linear" in trigger) return linearSample(trigger);
  return { ...({ channel: "#general", message: messageBy(author) } satisfies ShortcutChosen) };
}

function happened(trigger: Extract<Trigger, { slack: string }>, author: Author): SlackHappened {
  const { slack: event, reaction = "eyes", in: channels } = trigger;
  const channel = channels[0] ?? "#general";
  if (event === "member_joined_channel") return { event, channel };
  if (event === "message") return { event, channel, message: messageBy(author) };
  return { event, channel, reaction, message: messageBy(author) };
}

function messageBy(author: Author): SlackMessagePayload {
  const text = "A sample from Toolroom";
  return {
    text,
    ts: "1772359200.000100",
    threadTs: null,
    link: "https://example.slack.com/archives/C0TRIED/p1",
    author,
  };
}

/** The fields that most apps read, as GitHub names them. */
function githubSample({ github, repositories, branch = "main", label }: Extract<Trigger, { github: string }>): Json {
  const [event = "", action] = github.split(".");
  const name = repositories?.[0] ?? "acme/web";
  const address = `https://github.com/${name}`;
  const sender = { login: "octocat", html_url: "https://github.com/octocat", type: "User" };
  const common = {
    ...(action === undefined ? {} : { action }),
    repository: { name: name.split("/")[1], full_name: name, html_url: address, default_branch: "main" },
    sender,
  };
  const about = {
    number: 7,
    title: SAMPLE.title,
    body: SAMPLE.text,
    user: sender,
    labels: label ? [{ name: label }] : [],
  };
  if (event === "push") {
    const commit = { id: "5f1c0e2d9b7a", message: SAMPLE.title, url: `${address}/commit/5f1c0e2d9b7a`, author: sender };
    const pushed = {
      ref: `refs/heads/${branch}`,
      commits: [commit],
      head_commit: commit,
      compare: `${address}/compare/a...b`,
    };
    return { ...common, ...pushed, pusher: { name: sender.login } };
  }
  if (event.startsWith("pull_request")) {
    const isMerged = action === "closed";
    const state = {
      state: isMerged ? "closed" : "open",
      merged: isMerged,
      draft: false,
      base: { ref: branch },
      head: { ref: "change" },
    };
    return { ...common, number: 7, pull_request: { ...about, ...state, html_url: `${address}/pull/7` } };
  }
  if (event !== "issues" && event !== "issue_comment") return common;
  const comment = { body: SAMPLE.text, user: sender, html_url: `${address}/issues/7#issuecomment-1` };
  const issue = { ...about, state: "open", html_url: `${address}/issues/7` };
  return { ...common, issue, ...(label ? { label: { name: label } } : {}), ...(event === "issues" ? {} : { comment }) };
}

/** The same of Linear. */
function linearSample({ linear, team = "ENG", state = "Todo", label }: Extract<Trigger, { linear: string }>): Json {
  const [type = "Issue", action = "update"] = linear.split(".");
  const identifier = `${team}-7`;
  const url = `https://linear.app/acme/issue/${identifier}`;
  const issue = { id: "issue-7", identifier, number: 7, title: SAMPLE.title, url, team: { key: team, name: team } };
  const whole = { ...issue, description: SAMPLE.text, state: { name: state }, labels: label ? [{ name: label }] : [] };
  const data = type === "Issue" ? whole : { id: "sample", body: SAMPLE.text, issue: whole };
  return {
    type,
    action,
    actor: { name: "Priya Nair", type: "user" },
    createdAt: "2026-03-01T10:00:00.000Z",
    url,
    data,
  };
}

/** Objects within each other are taken together; all else is what was sent. */
function merged(sample: Json, sent: Json): Json {
  const result: Json = { ...sample };
  for (const [key, value] of Object.entries(sent)) {
    const known = result[key];
    result[key] = isJson(known) && isJson(value) ? merged(known, value) : value;
  }
  return result;
}

function textOf({ message }: Json): string {
  return isJson(message) && typeof message.text === "string" ? message.text : "";
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

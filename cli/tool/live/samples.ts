import { kindOf, type Trigger } from "../../../sdk/contract/triggers.ts";

/** What stands in the form of a trigger before somebody writes in it: as its sender really sends it, shortened. */
export function sampleOf(trigger: Trigger): Record<string, unknown> | null {
  const kind = kindOf(trigger);
  if (kind === "webhook" || kind === "event") return { what: "a sample" };
  if ("github" in trigger) return githubSample(trigger.github, trigger);
  if ("linear" in trigger) return linearSample(trigger.linear, trigger);
  if ("slack" in trigger) return slackSample(trigger.slack, trigger.in[0] ?? "#general");
  return "shortcut" in trigger ? { channel: "#general", message: MESSAGE } : null;
}

/** As sdk/contract/payloads.ts has it. */
const MESSAGE = {
  text: "The printer on floor two is out of toner.",
  ts: "1772359200.000100",
  threadTs: null,
  link: "https://example.slack.com/archives/C0GENERAL/p1772359200000100",
  author: { id: "U0COLLEAGUE", handle: "colleague", name: "Kim Colleague" },
};

function slackSample(event: string, channel: string): Record<string, unknown> {
  if (event === "message") return { event, channel, message: MESSAGE };
  if (event.startsWith("reaction")) return { event, channel, reaction: "eyes", message: MESSAGE };
  return { event, channel };
}

/** https://docs.github.com/webhooks/webhook-events-and-payloads */
function githubSample(
  github: string,
  { repositories, branch, label }: Extract<Trigger, { github: string }>,
): Record<string, unknown> {
  const [event = github, action] = github.split(".");
  const full_name = repositories?.[0] ?? "acme/web";
  const [owner = "acme", name = "web"] = full_name.split("/");
  const html_url = `https://github.com/${full_name}`;
  const common = {
    ...(action === undefined ? {} : { action }),
    repository: { id: 35129377, name, full_name, html_url, owner: { login: owner }, default_branch: branch ?? "main" },
    sender: { login: "octocat", id: 1, html_url: "https://github.com/octocat", type: "User" },
  };
  const labels = label === undefined ? [] : [{ name: label }];
  if (event === "push")
    return {
      ...{
        ref: `refs/heads/${branch ?? "main"}`,
        before: "0".repeat(40),
        after: "6dcb09b5b57875f334f61aebed695e2e4193db5e",
      },
      commits: [
        {
          id: "6dcb09b5b57875f334f61aebed695e2e4193db5e",
          message: "Fix the login",
          author: { name: "Mona", username: "octocat" },
        },
      ],
      ...common,
    };
  if (event === "pull_request")
    return {
      ...common,
      number: 42,
      pull_request: {
        ...{
          number: 42,
          title: "Fix the login",
          state: "open",
          html_url: `${html_url}/pull/42`,
          merged: false,
          labels,
        },
        user: { login: "octocat" },
        head: { ref: "fix-login" },
        base: { ref: branch ?? "main" },
      },
    };
  if (event === "issues" || event === "issue_comment")
    return {
      ...common,
      issue: {
        number: 7,
        title: "Login fails",
        state: "open",
        html_url: `${html_url}/issues/7`,
        user: { login: "octocat" },
        labels,
      },
      ...(event === "issue_comment" ? { comment: { id: 1, body: "I see it, too.", user: { login: "octocat" } } } : {}),
    };
  return common;
}

/** https://linear.app/developers/webhooks */
function linearSample(
  linear: string,
  { team, label, state }: Extract<Trigger, { linear: string }>,
): Record<string, unknown> {
  const [type = linear, action = "create"] = linear.split(".");
  const key = team ?? "ENG";
  const issue = {
    ...{
      id: "2174add1-f7c8-44e3-bbf3-2d60b5ea8bc9",
      identifier: `${key}-7`,
      number: 7,
      title: "Login fails",
      priority: 2,
    },
    url: `https://linear.app/acme/issue/${key}-7`,
    state: { name: state ?? "Todo", type: "unstarted" },
    team: { id: "72b2a2dc-6f4f-4423-9d34-24b5bd10634a", key, name: "Engineering" },
    labels: label === undefined ? [] : [{ name: label }],
  };
  const data =
    type === "Comment" ? { id: "8f5d5b2a-0000-4000-8000-000000000001", body: "I see it, too.", issue } : issue;
  return {
    action,
    type,
    createdAt: "2026-03-02T09:00:00.000Z",
    actor: { name: "Kim Colleague", type: "user" },
    data,
    url: issue.url,
  };
}

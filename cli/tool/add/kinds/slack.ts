import { KnownError } from "../../../../lib/errors.ts";
import type { Check } from "../../../../sdk/contract/check.ts";
import { SLACK_EVENTS, type Trigger } from "../../../../sdk/contract/triggers.ts";
import { type Call, listOf, textOf } from "../../call.ts";
import type { Addition, AddKind, Code, Grant } from "../addition.ts";
import { asRun, quoted, runOf } from "../option-of.ts";
import { pageCode, requirePages } from "./page.ts";

const USAGE =
  "Write: tool add slack --command /word, or --on reaction_added --in #channel, or --shortcut <name>; with --post #channel or --dm, or those alone.";

/** `tool add slack --command /generate --post #sales` */
export const addSlack: AddKind = (call, now) => {
  const posts = listOf(call.options.post);
  const tellsInPrivate = call.options.dm === true;
  const bindings: Grant[] = [
    ...posts.map((channel): Grant => ({ path: ["slack", "post"], value: channel, isListed: true })),
    ...(tellsInPrivate ? [{ path: ["slack", "dm"], value: true }] : []),
  ];
  const act = actOf(call);
  if (act !== null)
    return { about: act.about, triggers: [act.trigger], bindings, ...answering(act, posts[0], tellsInPrivate) };
  if (bindings.length === 0) throw new KnownError("usage", "It is not said what of Slack is added.", USAGE);
  requirePages(now, "tool add slack --command /word --post #channel");
  const pages = [...posts.map((channel) => tellPage(channel)), ...(tellsInPrivate ? [tellMePage()] : [])];
  const about = [
    ...posts.map((channel) => `posts in ${channel}`),
    ...(tellsInPrivate ? ["tells people in private"] : []),
  ];
  return {
    about: about.join(", "),
    bindings,
    checks: pages.flatMap(({ checks = [] }) => checks),
    code: pages.flatMap(({ code = [] }) => code),
  };
};

interface Act {
  about: string;
  trigger: Trigger;
  /** The one who answers: how the Check does it. */
  fires: Check;
  says: string;
  /** In the text of a template. */
  answer: string;
}

function actOf(call: Call): Act | null {
  const command = textOf(call.options.command);
  const on = textOf(call.options.on);
  const shortcut = textOf(call.options.shortcut);
  const given = [command, on, shortcut].filter((one) => one !== undefined);
  if (given.length > 1) throw new KnownError("usage", "Only one of --command, --on and --shortcut at a time.", USAGE);
  const channels = listOf(call.options.in);
  if (channels.length > 0 && on === undefined)
    throw new KnownError("usage", "--in says where an event of --on happens.", USAGE);
  if (command !== undefined) return commandAct(call, command.startsWith("/") ? command : `/${command}`);
  if (on !== undefined) return eventAct(call, on, channels);
  return shortcut === undefined ? null : shortcutAct(call, shortcut);
}

function commandAct(call: Call, command: string): Act {
  const run = runOf(call, command);
  const says = "something";
  const fires: Check = { command: `${command} ${says}`, as: "asker", posted: `You said: ${says}` };
  return {
    about: `Slack command ${command}; until it is put into Slack people type /tool ${command.slice(1)}`,
    trigger: { command, run },
    ...{ fires, says: `You said: ${says}`, answer: `You said: \${text}` },
  };
}

function eventAct(call: Call, on: string, channels: string[]): Act {
  const slack = SLACK_EVENTS.find((one) => one === on);
  const fix = `Use one of: ${SLACK_EVENTS.join(", ")}. ${USAGE}`;
  if (slack === undefined) throw new KnownError("bad_value", "Slack has no such event that an app may hear of.", fix);
  if (channels.length === 0) throw new KnownError("usage", "It is not said in which channel: --in #channel.", USAGE);
  const run = runOf(call, "on", slack);
  const says = `Heard of ${slack}`;
  return {
    about: `Slack ${slack} in ${channels.join(", ")}, where the bot is a member`,
    trigger: { slack, in: channels, run },
    ...{ fires: { fire: run, posted: says }, says, answer: `${says} by \${user.name}` },
  };
}

function shortcutAct(call: Call, shortcut: string): Act {
  const run = runOf(call, asRun(shortcut));
  const says = "Taken up by";
  return {
    about: `entry “${shortcut}” in the menu of a message`,
    trigger: { shortcut, run },
    ...{ fires: { fire: run, posted: says }, says, answer: `${says} \${user.name}: \${text}` },
  };
}

/** The handler answers; where it may post or tell in private it does that with the same words. */
function answering(act: Act, channel: string | undefined, tellsInPrivate: boolean): Pick<Addition, "checks" | "code"> {
  const { run } = act.trigger;
  const uses = ["text", "user"].filter(
    (name) => act.answer.includes(`\${${name}`) || (name === "user" && tellsInPrivate),
  );
  const calls = [
    ...(channel === undefined ? [] : [`await slack.post(${quoted(channel)}, said);`]),
    ...(tellsInPrivate ? ["await slack.dm(user.id, said);"] : []),
  ];
  const given = `{ ${uses.join(", ")} }`;
  const text =
    calls.length === 0
      ? `app.on(${quoted(run)}, (${given}) => \`${act.answer}\`);`
      : `app.on(${quoted(run)}, async (${given}) => {\n  const said = \`${act.answer}\`;\n${calls.map((one) => `  ${one}\n`).join("")}  return said;\n});`;
  const posted = channel === undefined ? act.says : { channel, contains: act.says };
  const code: Code = { calls: [`app.on ${run}`], imports: calls.length === 0 ? [] : ["slack"], text };
  return { checks: [{ ...act.fires, posted }], code: [code] };
}

/** A page with a form whose text goes into the channel. */
function tellPage(channel: string): Pick<Addition, "checks" | "code"> {
  const path = `/tell-${asRun(channel)}`;
  return {
    checks: [
      { visit: path, as: "colleague", shows: `Tell ${channel}` },
      { visit: path, with: { text: "hello" }, posted: { channel, contains: "hello" } },
    ],
    code: [
      pageCode({
        path,
        title: `Tell ${channel}`,
        form: '<label>What <input name="text" required></label><button>Tell</button>',
        take: `async ({ form, user }) => {\n  await slack.post(${quoted(channel)}, \`\${user.name}: \${form.text ?? ""}\`);\n  return redirect(${quoted(path)});\n}`,
        imports: ["slack"],
      }),
    ],
  };
}

function tellMePage(): Pick<Addition, "checks" | "code"> {
  const path = "/tell-me";
  return {
    checks: [
      { visit: path, as: "colleague", shows: "Tell me" },
      { visit: path, with: { text: "hello" }, posted: "hello" },
    ],
    code: [
      pageCode({
        path,
        title: "Tell me",
        form: '<label>What <input name="text" required></label><button>Tell me in Slack</button>',
        take: `async ({ form, user }) => {\n  await slack.dm(user.id, form.text ?? "");\n  return redirect(${quoted(path)});\n}`,
        imports: ["slack"],
      }),
    ],
  };
}

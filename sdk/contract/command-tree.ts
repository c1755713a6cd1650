/**
 * The whole of `tool`, as data: what its help, its parser, its MCP server and the platform's own side read. Free of zod: `tool
 * --help` loads this and little else. A golden test holds it.
 */
export interface Command {
  /** Its words, such as `slack sync`. */
  name: string;
  about: string;
  args: readonly Argument[];
  options: readonly Option[];
  /** Where its work is done: on this machine, or by a running Toolroom. */
  where: "here" | "platform";
  /** Whether a coding agent has it in its box; `asks`: it says there how to come by it. */
  inBox: boolean | "asks";
  /** Whether it changes anything: then it has `--dry-run`, and running it twice is harmless. */
  changes: boolean;
}

export interface Argument {
  name: string;
  about: string;
  isRequired: boolean;
  /** Takes all words that are left. */
  takesRest?: true;
  /** Where only these are valid. */
  oneOf?: readonly string[];
}

export interface Option {
  /** Without dashes. */
  name: string;
  about: string;
  /** What stands behind it, as help shows it; null: it is only there or not. */
  value: string | null;
  /** May be given several times. */
  isList?: true;
}

/** Options of every command. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  { name: "json", about: "Prints one JSON object and nothing else, as without a terminal", value: null },
  { name: "stream", about: "Prints JSON lines while it works, the one object last", value: null },
  { name: "help", about: "Says what the command does", value: null },
];

const DRY_RUN: Option = { name: "dry-run", about: "Says what would be changed, and changes nothing", value: null };

const app = (about: string, isRequired = true): Argument => ({ name: "app", about, isRequired });
const option = (name: string, value: string | null, about: string): Option => ({ name, value, about });
const list = (name: string, value: string, about: string): Option => ({ name, value, about, isList: true });

type Shape = Partial<Pick<Command, "args" | "options">>;

const here = (name: string, about: string, inBox: Command["inBox"], shape: Shape = {}): Command => ({
  ...{ name, about, args: [], options: [], where: "here", inBox, changes: false },
  ...shape,
});
const platform = (name: string, about: string, shape: Shape = {}): Command => ({
  ...{ name, about, args: [], options: [], where: "platform", inBox: false, changes: false },
  ...shape,
});
const changing = (command: Command): Command => ({
  ...command,
  changes: true,
  options: [...command.options, DRY_RUN],
});

const ADDED = [
  "slack",
  "schedule",
  "github",
  "linear",
  "event",
  "webhook",
  "db",
  "files",
  "llm",
  "secret",
  "egress",
  "data",
  "gpu",
] as const;

/** In the order people meet them. */
export const COMMANDS: readonly Command[] = [
  changing(
    here("new", "Makes a folder with an app that runs", true, {
      args: [{ name: "name", about: "Its name, such as lunch-orders", isRequired: true }],
      options: [
        option("skill", "<skill>", "Which skill's template it begins with; `tool skills` lists them"),
        option("purpose", "<sentence>", "What it is for"),
      ],
    }),
  ),
  changing(
    here("add", "Adds what the app acts on or uses: to app.yaml, with code that answers and a check", true, {
      args: [
        { name: "what", about: "What is added", isRequired: true, oneOf: ADDED },
        { name: "name", about: "Its name, where the options do not say it", isRequired: false },
      ],
      options: [
        option("command", "</word>", "slack: a slash command"),
        option(
          "on",
          "<event>",
          "slack, github, linear: which event, such as reaction_added, pull_request.opened, Issue.create",
        ),
        option("shortcut", "<name>", "slack: an entry in the menu of a message"),
        list("post", "<#channel>", "slack: a channel it posts in"),
        option("dm", null, "slack: tells people who use it something in private"),
        list("in", "<#channel>", "slack: where the event happens"),
        option("cron", "<five fields>", 'schedule: when it runs, such as "0 8 * * 1-5"'),
        option("run", "<name>", "What app.on(…) is called"),
        list("repository", "<owner/name>", "github: only of this repository"),
        option("team", "<key>", "linear: only of this team"),
        option("from", "<app/event>", "event: which app's event it acts on"),
        option("emit", "<event>", "event: one of its own"),
        option("about", "<words>", "secret: what it is for"),
        option("usd", "<amount>", "llm: what it may cost a month"),
        option("table", "<table>", "data: which table of the source"),
        option("columns", "<a,b,c>", "data: which columns of it"),
        option("count", "<number>", "gpu: how many"),
      ],
    }),
  ),
  here("check", "Checks the app in this folder: contract, types, lint, tests, and the checks of app.yaml", true),
  here(
    "run",
    "Runs the app on this machine with a page to fire its triggers, or does one thing with it and shows what came of it",
    true,
    {
      args: [
        { name: "action", about: "Does one thing and ends", isRequired: false, oneOf: ["visit", "command", "fire"] },
        {
          name: "what",
          about: "A path, a command with its text, or what a trigger runs with what it gets",
          isRequired: false,
          takesRest: true,
        },
      ],
      options: [option("port", "<number>", "Where the page is")],
    },
  ),
  changing({
    ...platform(
      "deploy",
      "Hands the app in this folder to Toolroom: checked, shown, agreed to where it must be, live",
      {
        options: [
          option("why", "<sentence>", "What changed, for those who agree to it"),
          option("no-wait", null, "Ends once it is handed over"),
        ],
      },
    ),
    inBox: "asks",
  }),
  {
    ...platform("status", "Where the app and what is under way for it stand", {
      args: [app("Its name; without it the app of this folder", false)],
    }),
    inBox: true,
  },
  changing(
    platform("logs", "What the app wrote, and its deliveries", {
      args: [app("Its name; without it the app of this folder", false)],
      options: [
        option("since", "<time>", "From then on, such as 2h or 2026-03-02T10:00Z"),
        option("deliveries", null, "What made it act, and how it answered"),
        option("replay", "<delivery>", "Delivers what came once more"),
        option("follow", null, "Goes on until Ctrl-C"),
      ],
    }),
  ),
  changing(
    platform("rollback", "Puts an earlier release live again", {
      args: [app("Its name; without it the app of this folder", false)],
      options: [option("to", "<v3>", "Which release; without it the one before")],
    }),
  ),
  platform("apps", "Lists the apps that you may see", {
    args: [{ name: "words", about: "Only those that these words stand in", isRequired: false, takesRest: true }],
  }),
  platform("show", "All that Toolroom knows of one app", { args: [app("Its name")] }),
  changing(
    platform("transfer", "Gives an app to somebody else, who must accept it", {
      args: [app("Its name")],
      options: [option("to", "<@handle>", "Who answers for it from then on")],
    }),
  ),
  changing(
    platform("secrets", "Lists an app's secrets by name, or sets one from stdin", {
      args: [
        app("Its name"),
        {
          name: "action",
          about: "What is done; without it they are listed",
          isRequired: false,
          oneOf: ["set", "remove"],
        },
        { name: "name", about: "Which one, such as STRIPE_KEY", isRequired: false },
      ],
    }),
  ),
  platform("usage", "Who uses an app, how often, and what it costs", {
    args: [app("Its name; without it all that are yours", false)],
    options: [option("days", "<number>", "How far back")],
  }),
  platform("policy", "What may go live without asking, and why an app must ask", {
    args: [
      { name: "action", about: "Explains one app", isRequired: false, oneOf: ["explain"] },
      app("Its name; without it the app of this folder", false),
    ],
  }),
  platform("audit", "Who did what to which app, or whether a row of it was changed", {
    args: [
      {
        name: "action",
        about: "Looks whether the chain holds, or writes all of it to a file of JSON lines",
        isRequired: false,
        oneOf: ["verify", "export"],
      },
    ],
    options: [
      option("app", "<app>", "Only of this app"),
      option("since", "<time>", "From then on"),
      option("head", "<hash>", "With verify: a hash that was told in the platform channel, which must be among them"),
      option("into", "<file>", "With export: a file that is not there yet; without it audit.jsonl"),
      option("after", "<row>", "With export: only the rows behind this one"),
    ],
  }),
  changing(platform("backup", "Keeps a copy of an app's data", { args: [app("Its name")] })),
  changing(
    platform("restore", "Puts an app's data back as a backup has it", {
      args: [app("Its name"), { name: "backup", about: "Which one; without it they are listed", isRequired: false }],
    }),
  ),
  changing(
    platform("pull", "Brings an app's repository to this machine", {
      args: [app("Its name")],
      options: [option("into", "<folder>", "Where to; without it a folder of its name")],
    }),
  ),
  changing(
    here("import", "Makes an app of a folder with a program, and says what is left to do", false, {
      args: [{ name: "folder", about: "Where the program is", isRequired: true }],
      options: [option("name", "<name>", "What the app is called; without it as the folder is")],
    }),
  ),
  here("skills", "Lists what can be learned here, or prints one skill", true, {
    args: [{ name: "skill", about: "Which one", isRequired: false }],
  }),
  here("read", "Lists what the company lets a coding agent read, or reads it", true, {
    args: [{ name: "call", about: "Which call, with key=value behind it", isRequired: false, takesRest: true }],
  }),
  changing(
    platform(
      "slack sync",
      "Puts slash commands and shortcuts that wait into Slack, with a fresh configuration token on stdin",
      {},
    ),
  ),
  changing(
    platform("login", "Signs you in to a running Toolroom, by Slack", {
      args: [{ name: "address", about: "Where it runs; without it http://127.0.0.1:3000", isRequired: false }],
      options: [
        option("as", "<@handle>", "Who you are in Slack"),
        option("out", null, "Ends the sign-in of this machine"),
      ],
    }),
  ),
  here("mcp", "Serves these commands to an agent, over the Model Context Protocol on stdin and stdout", true),
  here("doctor", "Looks at this machine and the running Toolroom, and says what is missing with its fix", false),
  here("serve", "Starts Toolroom", false),
  here("harness", "Lists the coding agents that write apps, or fetches one", false, {
    args: [
      {
        name: "action",
        about: "What is done; without it they are listed",
        isRequired: false,
        oneOf: ["install", "table"],
      },
      { name: "name", about: "Which one", isRequired: false },
    ],
  }),
];

/** How help puts them together. */
export const SECTIONS: readonly { title: string; names: readonly string[] }[] = [
  { title: "Write an app", names: ["new", "import", "add", "check", "run", "skills", "read"] },
  { title: "Put it live", names: ["deploy", "status", "logs", "rollback", "secrets", "slack sync"] },
  {
    title: "The company's apps",
    names: ["apps", "show", "pull", "usage", "transfer", "backup", "restore", "policy", "audit"],
  },
  { title: "This machine", names: ["login", "doctor", "mcp", "serve", "harness"] },
];

export function commandNamed(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

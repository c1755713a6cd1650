import fc from "fast-check";
import { COMMANDS, GLOBAL_OPTIONS } from "../../../sdk/contract/command-tree.ts";

const NASTY = [
  ...[
    "",
    " ",
    "-",
    "--",
    "---",
    "--=",
    "=",
    "--json=",
    "-j",
    "-hx",
    "--no-json",
    "--__proto__",
    "--constructor=1",
    "__proto__",
  ],
  ...[
    "..",
    "../..",
    "/etc/passwd",
    "%s",
    "\u0000",
    "\u001b[2J",
    "😀",
    "a".repeat(5000),
    "💥".repeat(200),
    "{}",
    '{"a":',
    "null",
  ],
  ...["#food", "/lunch", "0 8 * * 1-5", "* * * * *", "pull_request.opened", "Issue.create", "a/b", "acme/web", "99"],
];

const commandWord = fc.constantFrom(...COMMANDS.flatMap(({ name }) => name.split(" ")));
const optionWord = fc.constantFrom(
  ...[...COMMANDS.flatMap(({ options }) => options), ...GLOBAL_OPTIONS].map(({ name }) => `--${name}`),
);
const argumentWord = fc.constantFrom(...COMMANDS.flatMap(({ args }) => args.flatMap(({ oneOf = [] }) => oneOf)));
const anything = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 40 }));
const word = fc.oneof(
  ...[commandWord, optionWord, argumentWord, anything],
  fc.tuple(optionWord, anything).map(([option, value]) => `${option}=${value}`),
);

/** A command line: mostly one that begins like one of the tree. */
export const anyWords = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(commandWord, fc.array(word, { maxLength: 7 })).map(([first, rest]) => [first, ...rest]),
  },
  { weight: 1, arbitrary: fc.array(word, { maxLength: 8 }) },
);

const PIECES = [
  ...[
    "name: sample-app",
    "purpose: x",
    "timeZone: Europe/Berlin",
    "timeZone: Mars/Base",
    "web: { access: company }",
    "web: null",
  ],
  ...[
    "triggers:",
    "triggers: []",
    "triggers: 5",
    "  - { command: /a, run: a }",
    "- { schedule: '0 8 * * *', run: b }",
    "  - null",
  ],
  ...[
    "bindings:",
    "bindings: { db: true }",
    "  slack: { post: ['#food'] }",
    "  db: &x true",
    "  files: *x",
    "checks:",
    "checks: {}",
  ],
  ...[
    "  - { visit: /, shows: x }",
    "  - [",
    "%YAML 1.9",
    "---",
    "...",
    "<<: *y",
    "? [a]: b",
    "!!js/function 'x'",
    "a: *a",
    "\t- x",
    "given: { llm: [] }",
  ],
];

/** An app.yaml: lines that belong there, in any order, some cut, some foreign. */
export const anyManifest = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: anything }), {
    maxLength: 14,
  })
  .map((lines) => `${lines.join("\n")}\n`);

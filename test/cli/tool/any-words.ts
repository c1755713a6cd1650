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

/** What somebody who means well could write there, and what nobody should. */
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("lunch", "orders", "STRIPE_KEY", "api.example.com", "#food", "/draw", "5") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("0 8 * * 1-5", "push", "Issue.create", "message", "lunch/ordered", "a,b", "acme/web"),
  },
  { weight: 2, arbitrary: anything },
);

/** A command with its own options and arguments: it comes through the parser, so that the command itself is asked. */
const meant = fc
  .constantFrom(
    ...COMMANDS,
    ...COMMANDS.filter(({ name }) => name === "add").flatMap((add) => Array(12).fill(add) as (typeof add)[]),
  )
  .chain(({ name, args, options }) =>
    fc
      .tuple(
        fc.tuple(...args.map(({ oneOf }) => (oneOf === undefined ? value : fc.constantFrom(...oneOf)))),
        fc.nat(args.length),
        fc.subarray([...options], { maxLength: Math.min(4, options.length) }),
        fc.array(value, { minLength: 4, maxLength: 4 }),
      )
      .map(([words, left, chosen, values]) => [
        ...name.split(" "),
        ...chosen.map((option, index) =>
          option.value === null ? `--${option.name}` : `--${option.name}=${values[index]}`,
        ),
        "--",
        ...words.slice(0, Math.max(args.filter(({ isRequired }) => isRequired).length, left)),
      ]),
  );

/** A command line: mostly one that begins like one of the tree, or is one. */
export const anyWords = fc.oneof(
  { weight: 4, arbitrary: meant },
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

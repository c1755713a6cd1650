import { z } from "zod";

const words = (what: string) => ({ error: what });
const NAME_WORDS = "is the name of a package, such as zod, or of all in a scope, such as @acme/*";

/** What of npm's packages apps may bring, as it stands in `toolroom.yaml`. */
export const packagesSchema = z.strictObject({
  /** Instead of the usual ones. An empty list: none. */
  allow: z
    .array(
      z
        .string(words(NAME_WORDS))
        .regex(/^(?:@[a-z0-9][a-z0-9._-]*\/(?:\*|[a-z0-9][a-z0-9._-]*)|[a-z0-9][a-z0-9._-]*)$/, words(NAME_WORDS)),
      words("is a list of packages"),
    )
    .optional(),
  /** Where they come from; npm's own where it is not said. */
  registry: z
    .url({ protocol: /^https?$/, error: "is an address, such as https://registry.npmjs.org" })
    .refine(
      (value) => isPlainAddress(value),
      words("is an address without a name, a password, a query or a part after #"),
    )
    .optional(),
});

export interface PackagesSettings {
  /** Names, or `@scope/*`. */
  allow: string[];
  /** Without a slash at the end. */
  registry: string;
}

const USUAL_REGISTRY = "https://registry.npmjs.org";

/**
 * What internal apps ask for again and again and should not write anew: dates, sums, checked input, tables, text, small
 * documents. Each is plain JavaScript under a free licence, used by very many, and runs without a network, without a program
 * of its own and without native code, so that there is something for it to do in a box. What only speaks to somebody outside
 * (clients, drivers), what reads arbitrary uploads in many formats, and whole frameworks are the platform team's to allow.
 */
const USUAL_PACKAGES = [
  ...["zod", "valibot"],
  ...["date-fns", "@date-fns/tz", "dayjs", "luxon", "@types/luxon", "rrule", "croner"],
  ...["big.js", "@types/big.js", "decimal.js", "bignumber.js", "simple-statistics"],
  ...["lodash", "lodash-es", "@types/lodash", "@types/lodash-es", "remeda", "p-limit"],
  ...["csv-parse", "csv-stringify", "papaparse", "@types/papaparse", "yaml", "fast-xml-parser"],
  ...["marked", "markdown-it", "@types/markdown-it", "sanitize-html", "@types/sanitize-html", "he", "@types/he"],
  ...["slugify", "nanoid", "uuid", "ms", "@types/ms", "pluralize", "@types/pluralize"],
  ...["fuse.js", "minisearch", "diff", "semver", "@types/semver"],
  ...["pdf-lib", "qrcode-generator", "ical-generator"],
];

export function packagesOf(given: z.infer<typeof packagesSchema> = {}): PackagesSettings {
  const registry = (given.registry ?? USUAL_REGISTRY).replace(/\/+$/, "");
  return { allow: [...new Set(given.allow ?? USUAL_PACKAGES)].sort(), registry };
}

function isPlainAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}

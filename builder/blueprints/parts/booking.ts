import type { Check } from "../../../sdk/contract/check.ts";
import type { PartOf } from "../../../sdk/contract/parts.ts";
import type { Around, Blueprint } from "../part.ts";
import { code, constant } from "../source-text.ts";
import { slug, tableName } from "../tables.ts";
import { capitalized, isNameless } from "../words.ts";

type Booking = PartOf<"booking">;

export const bookingBlueprint: Blueprint<"booking"> = {
  key: (part) => `booking ${part.noun.many}`,
  name: (part) => tableName(part.noun.many),
  page: (part) => ({ title: capitalized(part.noun.many), slug: slug(part.noun.many) }),
  triggers: () => [],
  channels: () => [],
  tables: (part) => [
    {
      name: tableOf(part),
      columns: [
        { name: "number", sql: "integer primary key" },
        ...["thing", "starts", "ends", "booked_by", "booked_by_id", "purpose"].map((name) => ({
          name,
          sql: "text not null",
        })),
      ],
      values: { thing: part.things },
    },
  ],
  checks: bookingChecks,
  forms: (part) => [
    {
      path: "",
      deed: "book",
      noun: part.noun.one,
      fields: ["thing", "day", "from", "to", "until"].map((name) => ({ name, label: "" })),
      means: ["starts"],
    },
  ],
  code: (part, around) => ({
    imports: { "./parts/booking.ts": ["booking"] },
    statements: [
      constant(null, "booking", [
        code("frame"),
        {
          path: around.path,
          base: `/${slug(part.noun.many)}`,
          table: tableOf(part),
          thing: isNameless(part.noun.one) ? WHAT[around.language] : capitalized(part.noun.one),
          things: part.things,
          by: part.by,
          opensAt: part.opensAt,
          closesAt: part.closesAt,
        },
      ]),
    ],
  }),
  problems: (part) => [
    ...(part.opensAt < part.closesAt ? [] : [`${part.noun.many} close before they open`]),
    ...(new Set(part.things).size === part.things.length ? [] : [`one of the ${part.noun.many} is there twice`]),
  ],
};

/** Where nothing says what hall and kitchen are, their field asks for it plainly. */
const WHAT = { en: "What", de: "Was" };

function tableOf(part: Booking): string {
  return `${tableName(part.noun.many)}_bookings`;
}

function bookingChecks(part: Booking, around: Around): Check[] {
  const base = `/${slug(part.noun.many)}`;
  const at = around.moments.at("07:00");
  const [thing = ""] = part.things;
  const day = around.moments.day(1);
  const slot = { day, from: part.opensAt, to: part.closesAt };
  const form = { thing, ...(part.by === "slot" ? slot : { day, until: around.moments.day(2) }), purpose: "Example" };
  const starts = part.by === "slot" ? `${day}T${part.opensAt}` : `${day}T00:00`;
  return [
    { visit: base, with: form, as: "asker", at, row: { table: tableOf(part), has: { thing, starts } } },
    { visit: around.path, as: "colleague", at, shows: "Example" },
    { visit: base, with: form, as: "colleague", at, refused: true },
  ];
}

import type { Check } from "../../bench/asks/shape.ts";
import type { Tweak, TweakedApp } from "./tweak-loop.ts";

/** The same six wishes, however the app is made; how people enter an order is the app's. */
interface Entering {
  plain(dish: string): Check;
  priced(dish: string): Check;
  noted(dish: string): Check;
  /** The note by its later name, without a price. */
  last(dish: string): Check;
  /** How each change shows on both versions. */
  told: [RegExp, RegExp, RegExp, RegExp, RegExp, RegExp];
}

const LIVE_BEFORE = /before: .+ · now: /;

/** Known parts: a page with a form, and a command for the dish alone. */
const byForm: Entering = {
  plain: (dish) => ({ do: "fill", set: [[/lunch order/i, dish]] }),
  priced: (dish) => ({
    do: "fill",
    set: [
      [/lunch order/i, dish],
      [/price/i, "9.50"],
    ],
  }),
  noted: (dish) => ({
    do: "fill",
    set: [
      [/lunch order/i, dish],
      [/price/i, "9.50"],
      [/note/i, "no nuts"],
    ],
  }),
  last: (dish) => ({
    do: "fill",
    set: [
      [/lunch order/i, dish],
      [/allergies/i, "no nuts"],
    ],
  }),
  told: [
    LIVE_BEFORE,
    LIVE_BEFORE,
    LIVE_BEFORE,
    /Changed: Rename the note[\s\S]*earlier promises/,
    /Changed: We pay together[\s\S]*earlier promises/,
    LIVE_BEFORE,
  ],
};

/** As the scripted model writes it: all of an order behind the command. */
const byCommand: Entering = {
  plain: (dish) => ({ do: "command", text: `lunch ${dish}`, answer: /Noted/ }),
  priced: (dish) => ({ do: "command", text: `lunch ${dish} 9.50`, answer: /Noted: .*9\.50/ }),
  noted: (dish) => ({ do: "command", text: `lunch ${dish} 9.50 (no nuts)`, answer: /no nuts/ }),
  last: (dish) => ({ do: "command", text: `lunch ${dish} (no nuts)`, answer: /no nuts/ }),
  told: [LIVE_BEFORE, LIVE_BEFORE, /posted at 11:30/, LIVE_BEFORE, /no price any more/, LIVE_BEFORE],
};

export const lunchOfParts = lunchBy(byForm);
export const lunchOfModel = lunchBy(byCommand);

function lunchBy({ plain, priced, noted, last, told }: Entering): TweakedApp {
  const sees = (text: RegExp): Check => ({ do: "shows", text, as: "asker2" });
  const seesNot = (text: RegExp): Check => ({ do: "showsNot", text, as: "asker2" });
  const tweaks: Omit<Tweak, "told">[] = [
    {
      say: "Could you add a price in EUR to every order?",
      data: [sees(/ramen/)],
      delta: [priced("gyoza"), sees(/9\.50/)],
      regression: [{ do: "command", text: "lunch udon", answer: /udon/ }, sees(/udon/)],
    },
    {
      say: "Some of us have allergies, so please add a note to every order",
      data: [sees(/ramen/), sees(/9\.50/)],
      delta: [noted("tofu"), sees(/no nuts/)],
      regression: [{ do: "command", text: "lunch soba", answer: /soba/ }, sees(/soba/)],
    },
    {
      say: "People come late: they may order until 11:30",
      data: [sees(/ramen/), sees(/no nuts/)],
      delta: [
        { do: "quiet", time: "2027-01-12 11:00" },
        { do: "clock", time: "2027-01-12 11:10" },
        plain("late pho"),
        { do: "at", time: "2027-01-12 11:30", channel: "#food", says: [/ramen/, /gyoza/, /late pho/] },
      ],
      regression: [sees(/late pho/), sees(/9\.50/)],
    },
    {
      say: "Rename the note to Allergies",
      data: [sees(/ramen/), sees(/no nuts/)],
      delta: [sees(/Allergies/), seesNot(/\bNote\b/)],
      regression: [sees(/Price/), sees(/9\.50/)],
    },
    {
      say: "We pay together now, so remove the price again",
      data: [sees(/ramen/), sees(/gyoza/), sees(/no nuts/)],
      delta: [seesNot(/Price/), seesNot(/9\.50/)],
      regression: [sees(/Allergies/), sees(/late pho/)],
    },
    {
      say: "Please post it in #general instead of #food",
      data: [sees(/ramen/), sees(/no nuts/)],
      delta: [
        { do: "clock", time: "2027-01-13 09:30" },
        last("kimchi"),
        { do: "at", time: "2027-01-13 11:30", channel: "#general", says: [/kimchi/, /no nuts/] },
      ],
      regression: [sees(/Allergies/), seesNot(/Price/), seesNot(/ramen/)],
    },
  ];
  return {
    ask: "collect our lunch orders with /lunch until 11:00, then post them in #food",
    appName: "lunch-orders",
    begins: "2027-01-12 09:00",
    first: [{ do: "command", text: "lunch ramen", answer: /ramen/ }, sees(/ramen/)],
    tweaks: tweaks.map((tweak, index) => ({ ...tweak, told: told[index] ?? LIVE_BEFORE })),
  };
}

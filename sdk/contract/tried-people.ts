/** Who tries an app in its own tests and Checks. The platform has the same colleague; the asker there is whoever asked for it. */
export const TRIED_PEOPLE = {
  asker: { id: "U0ASKER1", handle: "asker", name: "Alex Asker" },
  colleague: { id: "UCOLLEAGUE", handle: "colleague", name: "Kim Colleague" },
};

/** Who tries an app in its own tests and Checks; on the platform the asker is whoever asked for it, and the ids are others. */
export const TRIED_PEOPLE = {
  asker: { id: "U0ASKER1", handle: "asker", name: "Alex Asker" },
  colleague: { id: "U0COLLEAGUE", handle: "colleague", name: "Kim Colleague" },
};

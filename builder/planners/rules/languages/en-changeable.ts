import type { Changeable } from "./changeable.ts";

const POST = "when and where it posts (“an hour earlier”)";

export const englishChangeable: Changeable = {
  records:
    "columns, added, renamed, removed or made required (“add a price”), the choices of a column, a closing time, who may change entries, a digest, a reminder or a command",
  approval: "columns (“add a reason”), who decides, the channel",
  command: "",
  scheduled_post: "the text of a post, when and where it comes (“an hour earlier”, “also in #sales”)",
  digest: "what is posted (“only the open ones”), when and where",
  reminder: "how many days ahead it reminds",
  poll: "the choices (“add sushi”), the day it closes, when the result comes",
  picker: `the names (“Marcus left”), ${POST}`,
  rota: `the names and their order (“Dora after Cem”, “swap Ana for Jonas”), ${POST}`,
  checklist: "the points of the list (“add a point: badge”)",
  lending: `the things, for how many days they are lent, ${POST}`,
  booking: "what can be booked (“rename Oslo to Bergen”), from when to when, by hours or whole days",
  leaderboard: POST,
  links: "the tags",
  status_board: "the things, the states (“add a state: on hold”), the channel",
  countdown: `the day, ${POST}`,
  draw: "the day and time it draws",
  webhook_post: "the channel",
  title: "its name (“call it Team lunch”)",
};

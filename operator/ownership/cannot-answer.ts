/** Why somebody cannot answer for an App, by what `strangerOf` says of them. */
export const CANNOT_ANSWER = {
  unknown: "Toolroom has not seen that person in Slack.",
  deactivated: "That Slack account is deactivated.",
  elsewhere: "They are from another company.",
  guest: "Guests cannot answer for an app.",
  bot: "A bot cannot answer for an app.",
};

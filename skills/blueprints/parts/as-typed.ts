/**
 * What a person typed, for a message in Slack: a mention in it reads as it was typed, and calls nobody.
 * Slack's forms: https://docs.slack.dev/messaging/formatting-message-text
 */
export function asTyped(text: string): string {
  return text.replace(/<(?=[@#!])/g, "&lt;");
}

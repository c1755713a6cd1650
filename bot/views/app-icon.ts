/** Emoji of Slack's own that look alike nowhere and mean nothing: an App is told from another at a glance. */
const ICONS = [
  ...["hammer_and_wrench", "clipboard", "bar_chart", "calendar", "bell", "card_index", "paperclip", "compass"],
  ...["seedling", "maple_leaf", "sunflower", "cactus", "snowflake", "rainbow", "sailboat", "bike", "rocket", "kite"],
  ...["owl", "hedgehog", "otter", "bee", "ladybug", "turtle", "whale", "penguin", "fox_face", "koala", "frog"],
  ...["lemon", "pear", "cherries", "avocado", "croissant", "ramen", "teapot", "honey_pot"],
] as const;

/** The same for every post of an App, for as long as it has its name. */
export function appIcon(appName: string): string {
  // FNV-1a, 32 bits.
  const hash = [...appName].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  );
  return `:${ICONS[(hash >>> 0) % ICONS.length]}:`;
}

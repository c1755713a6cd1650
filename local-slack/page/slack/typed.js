/** What somebody typed to have this message: mentions as `@handle`, channels as `#name`, nothing escaped. */
export function typed(room, text) {
  const { bot, groups } = room.workspace;
  const handle = (userId) =>
    userId === bot.user_id ? bot.name.toLowerCase() : room.people.find((one) => one.id === userId)?.name;
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (whole, userId) => (handle(userId) ? `@${handle(userId)}` : whole))
    .replace(/<!subteam\^(\w+)(?:\|[^>]*)?>/g, (whole, groupId) => {
      const group = groups.find((one) => one.id === groupId);
      return group ? `@${group.handle}` : whole;
    })
    .replace(/<#(\w+)(?:\|([^>]*))?>/g, (_, channelId, name) => `#${name || room.surface().names.channel(channelId)}`)
    .replace(/<((?:https?:|mailto:)[^>|]*)(?:\|[^>]*)?>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/**
 * A place as an address and back, so that reloading, going back and links lead where they should. Places are
 * `{channelId, threadTs?, ts?}`, `{isHome: true}` and `{isThreads: true}`.
 * Links of Slack: `/archives/<channel>/p<ts without its dot>?thread_ts=…`.
 */
export function placeAt(url) {
  const { pathname, searchParams } = new URL(url, location.href);
  if (searchParams.get("at") === "home") return { isHome: true };
  if (searchParams.get("at") === "threads") return { isThreads: true };
  const [, channelId, digits] = /^\/archives\/([A-Z0-9]+)(?:\/p(\d{7,}))?/.exec(pathname) ?? [];
  if (!channelId) return undefined;
  const ts = digits && `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  return { channelId, threadTs: searchParams.get("thread_ts") ?? undefined, ts };
}

export function addressOf(place) {
  if (place.isHome) return "/?at=home";
  if (place.isThreads) return "/?at=threads";
  const thread = place.threadTs ? `?thread_ts=${place.threadTs}` : "";
  return `/archives/${place.channelId}${thread}`;
}

/** The place that a link in a message leads to, where it is one of this Slack. */
export function placeOfLink(anchor) {
  const { hostname, port, pathname } = new URL(anchor.href);
  const isHere = port === location.port && ["127.0.0.1", "localhost"].includes(hostname);
  return isHere && pathname.startsWith("/archives/") ? placeAt(anchor.href) : undefined;
}

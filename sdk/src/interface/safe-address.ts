/** A path of this app, an address of the web or of mail; undefined for all else, which could run in who follows it. */
export function safeAddress(address: string | null | undefined): string | undefined {
  if (address === null || address === undefined) return undefined;
  if (/^\/(?![/\\])/.test(address) || /^[?#]/.test(address)) return address;
  return /^(?:https?:\/\/|mailto:)/i.test(address) ? address : undefined;
}

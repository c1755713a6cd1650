const FORGET =
  /(?<=^|[.!?;,\n]\s*|\b(?:and|but|und|aber|then|please|just|dann|bitte)\s+)(?:forget(?: about)?|vergiss|vergesst)(?=\s+(?:the|those|about|den|die|das|der)\s)/giu;

/** "forget the Fridays": told to us, it goes. Whoever tells that people forget something wishes nothing by that. */
export function toldToForget(text: string): string {
  return text.replace(FORGET, (said) => (/^forget/i.test(said) ? "skip" : "überspringe"));
}

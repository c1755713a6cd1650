/** Values that were given to the app as secrets: no line of its log holds them, and no error that it tells of. */
export interface HiddenSecrets {
  add(secret: string): void;
  /** The text without them. */
  hide(text: string): string;
}

/** Shorter ones would hide half of what is said. */
const SHORTEST = 4;

export function createHiddenSecrets(): HiddenSecrets {
  const forms = new Set<string>();
  return {
    add: (secret) => {
      if (secret.length < SHORTEST) return;
      // As it stands in JSON and in an address, too.
      forms.add(secret).add(JSON.stringify(secret).slice(1, -1)).add(encodeURIComponent(secret));
    },
    hide: (text) => [...forms].reduce((rest, form) => rest.replaceAll(form, "[secret]"), text),
  };
}

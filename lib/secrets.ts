/** A kind of credential: what people call it, and how it looks. The first group of a pattern, where it has one, is no secret. */
interface SecretKind {
  name: string;
  pattern: RegExp;
}

/** Formats as their issuers document them; told by their own signs, whatever is said around them. */
const KINDS: readonly SecretKind[] = [
  {
    name: "a private key",
    pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ )*PRIVATE KEY-----|$)/,
  },
  { name: "a Slack token", pattern: /\bxox[a-z](?:\.[a-z]+)?-[A-Za-z0-9-]{6,}|\bxapp-[A-Za-z0-9-]{6,}/ },
  {
    name: "a Slack webhook address",
    pattern: /(?:https?:\/\/)?hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9/]{20,}/,
  },
  { name: "an AWS access key", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { name: "a model provider's key", pattern: /\bsk-(?:ant|proj|or|live)-[A-Za-z0-9_-]{16,}|\bsk-[A-Za-z0-9_-]{16,}/ },
  {
    name: "a GitHub token",
    pattern: /\bgh[opsur]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}/,
  },
  { name: "a GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{16,}/ },
  { name: "a Linear key", pattern: /\blin_(?:api|oauth)_[A-Za-z0-9]{20,}/ },
  { name: "a Google key", pattern: /\bAIza[0-9A-Za-z_-]{30,}/ },
  { name: "a Stripe key", pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/ },
  { name: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: "a signed token", pattern: /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/ },
  {
    name: "a password in an address",
    pattern: /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'`$]{1,64}:)[^\s/@"'`${}]{3,}(?=@)/,
  },
];

/** What is only called a secret where it stands: in code it is as often the name of one. */
const CALLED: readonly SecretKind[] = [
  { name: "a token of a request", pattern: /\b((?:Bearer|Basic) +)[A-Za-z0-9._~+/=-]{12,}/ },
  {
    name: "a password",
    pattern:
      /\b((?:[A-Za-z_]*[_-])?(?:password|passwd|secret|token|api[_-]?key)["']?\s*[:=]\s*["']?)(?!\[(?:secret|removed))[^\s"',;]{8,}/i,
  },
];

/** The same where people talk: "columns: token: description" names none, so it has a digit and a letter. */
const CALLED_BY_PEOPLE: readonly SecretKind[] = [
  {
    name: "a password",
    pattern:
      /\b((?:[A-Za-z_]*[_-])?(?:password|passwort|kennwort|passwd|secret|token|api[_-]?key)(?: (?:is|ist))?["']?\s*[:= ]\s*["']?)(?!\[(?:secret|removed))(?=[^\s"',;]*\d)(?=[^\s"',;]*\p{L})[^\s"',;]{8,}/iu,
  },
];

/** What the text seems to hold, such as "a Slack token", told by its own signs; null: nothing. */
export function secretIn(text: string): string | null {
  return KINDS.find(({ pattern }) => pattern.test(text))?.name ?? null;
}

/** The text of a program or agent with whatever looks like a credential replaced by `[secret]`. */
export function maskSecrets(text: string): string {
  return masked(text, [...KINDS, ...CALLED], () => "[secret]");
}

/** What a person wrote, with whatever looks like a credential replaced by what is made of its kind's name. */
export function maskPasted(text: string, replacement: (name: string) => string): string {
  return masked(text, [...KINDS, ...CALLED_BY_PEOPLE], replacement);
}

function masked(text: string, kinds: readonly SecretKind[], replacement: (name: string) => string): string {
  return kinds.reduce(
    (rest, { name, pattern }) =>
      rest.replace(new RegExp(pattern.source, `${pattern.flags}g`), (_whole, before: unknown) =>
        typeof before === "string" ? before + replacement(name) : replacement(name),
      ),
    text,
  );
}

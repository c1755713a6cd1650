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
  { name: "a SendGrid key", pattern: /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/ },
  { name: "a Hugging Face token", pattern: /\bhf_[A-Za-z0-9]{30,}/ },
  { name: "a DigitalOcean token", pattern: /\bdo[opr]_v1_[a-f0-9]{40,}/ },
  { name: "a Telegram token", pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{32,}/ },
  { name: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: "an npm token", pattern: /\/:_authToken=[A-Za-z0-9-]{20,}/ },
  { name: "a Shopify token", pattern: /\bshp(?:at|ca|pa|ss|tka)_[a-fA-F0-9]{32}/ },
  { name: "a 1Password token", pattern: /\bops_eyJ[A-Za-z0-9_-]{40,}/ },
  { name: "a Docker token", pattern: /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}/ },
  { name: "a Cloudflare token", pattern: /\bcf(?:k|ut|at)_[A-Za-z0-9]{40}[0-9a-f]{8}/ },
  { name: "a Vercel token", pattern: /\bvc[piark]_[A-Za-z0-9]{20,}/ },
  { name: "a Databricks token", pattern: /\bdapi[A-Fa-f0-9]{32}/ },
  { name: "a Figma token", pattern: /\bfigd_[A-Za-z0-9_-]{40,}/ },
  { name: "a Grafana token", pattern: /\bgl(?:c|sa)_[A-Za-z0-9+/=_]{32,}/ },
  { name: "a Groq key", pattern: /\bgsk_[A-Za-z0-9]{40,}/ },
  { name: "a Vault token", pattern: /\bhv[sbr]\.[A-Za-z0-9_-]{60,}/ },
  { name: "a Tailscale key", pattern: /\btskey-[a-z]{2,20}-[0-9A-Za-z_]{8,40}-[0-9A-Za-z_]{16,}/ },
  { name: "a Notion token", pattern: /\b(?:ntn_|secret_)[A-Za-z0-9]{40,}/ },
  {
    name: "an AWS secret key",
    pattern: /\b((?:AWS_?)?SECRET_?ACCESS_?KEY["']?\s{0,5}[:=]\s{0,5}["']?)[A-Za-z0-9/+=]{40}(?![A-Za-z0-9/+=])/i,
  },
  {
    name: "a signed token",
    // Where one that begins shortly before is none, neither is what begins within it: else each letter of a long row of
    // beginnings would be looked at from all of them.
    pattern: /(?<!\beyJ[A-Za-z0-9_-]{0,200})\beyJ[A-Za-z0-9_-]{8,8000}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/,
  },
  {
    name: "a password in an address",
    // No scheme is longer; without an end, each letter of a long row of dots would be one to begin at.
    pattern: /(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"'`$]{1,64}:)[^\s/@"'`${}]{3,}(?=@)/,
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

/** A value that is no ordinary word: a digit and a letter are in it, and it is no mask. */
const VALUE = "(?!\\[(?:secret|removed))(?=[^\\s\"',;]*\\d)(?=[^\\s\"',;]*\\p{L})[^\\s\"',;]{8,}";
const IS = "(?: (?:is|ist|lautet))";

/** The same where people talk: "columns: token: description" names none. */
const CALLED_BY_PEOPLE: readonly SecretKind[] = [
  {
    name: "a token of a request",
    pattern: /\b((?:Bearer|Basic) +)(?=[A-Za-z._~+/=-]*\d)[A-Za-z0-9._~+/=-]{12,}/,
  },
  {
    name: "a password",
    pattern: new RegExp(
      `\\b((?:[A-Za-z_]*[_-])?(?:password|passwort|kennwort|passwd|passphrase|secret|token|api[ _-]?key|api[ -]?schlüssel)${IS}?["']?\\s*[:= ]\\s*["']?)${VALUE}`,
      "iu",
    ),
  },
  // What is also called so where nothing is secret: only with what says that the value comes.
  {
    name: "a password",
    pattern: new RegExp(
      `\\b((?:[A-Za-z_]*[_-])?(?:pw|pwd|pass|(?:access|secret|private|account|client|auth|encryption)[ _-]?key|(?:password|passwort|kennwort) (?:for|to|of|für|von|zum|zur) [^\\n:=]{1,40}?)(?:${IS}\\s+|["']?\\s*[:=]\\s*)["']?)${VALUE}`,
      "iu",
    ),
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

/** Plain JSON with every text in it as `maskSecrets` leaves it. */
export function maskSecretsIn<T>(value: T): T {
  const text = JSON.stringify(value, (_key, one) => (typeof one === "string" ? maskSecrets(one) : one));
  return text === undefined ? value : (JSON.parse(text) as T);
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

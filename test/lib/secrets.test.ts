import assert from "node:assert/strict";
import { test } from "node:test";
import { maskPasted, maskSecrets, secretIn } from "../../lib/secrets.ts";

test("what looks like a credential is masked, ordinary text is not", () => {
  for (const secret of [
    ["xoxb", "12345678901-abcdefgh"].join("-"),
    `ghp_${"a".repeat(36)}`,
    `AKIA${"A".repeat(16)}`,
    'API_KEY="correct-horse-battery"',
    "postgres://me:hunter22@db/x",
    "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----",
  ]) {
    assert.match(maskSecrets(secret), /\[secret\]/, secret);
  }
  for (const plain of ["const orders = db.all", "a token of thanks", "sk-8", "password: yes"]) {
    assert.equal(maskSecrets(plain), plain);
  }
});

test("what stands around a credential stays, and its kind is told", () => {
  const named = (text: string) => maskPasted(text, (name) => `[removed: ${name}]`);
  const token = ["xoxb", "12345678901-abcdefgh"].join("-");
  assert.equal(named(`use ${token}, please`), "use [removed: a Slack token], please");
  assert.equal(named("postgres://me:hunter22@db/x"), "postgres://me:[removed: a password in an address]@db/x");
  assert.equal(named("my password: hunter2222!"), "my password: [removed: a password]");
  assert.equal(named(named(`api_key=${token}`)), named(`api_key=${token}`), "masked twice is masked once");
});

test("a signed token is masked wherever it begins", () => {
  const token = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxIn0", "c2lnbmF0dXJl"].join(".");
  for (const before of ["", "id-", "eyJ-", `eyJ-${"a".repeat(300)}-`, "a.eyJ-"])
    assert.doesNotMatch(maskSecrets(`${before}${token}`), /c2ln/, before);
});

test("people who speak of passwords and tokens have not said one", () => {
  for (const plain of [
    "a list of wifi codes with room and password: text",
    "columns: token: description, price",
    "the secret is out: the party is on Friday",
    "a token of thanks to everybody",
    "Passwort vergessen? Frag Jonas",
  ])
    assert.equal(
      maskPasted(plain, () => "[secret]"),
      plain,
    );
  assert.equal(
    maskPasted("das Passwort ist Sommer2027!", () => "[secret]"),
    "das Passwort ist [secret]",
  );
});

test("a key is told by what people call it and by its own signs, however it is written", () => {
  const value = "9f8a7b6c5d4e3f2a1b0c";
  const aws = ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("/");
  for (const written of [
    ...[`our API key: ${value}`, `the api key is ${value}`, `the secret key is ${value}`, `access key = ${value}`],
    ...[`AWS_SECRET_ACCESS_KEY=${aws}`, `Authorization: Bearer ${value}`, `AccountKey=${value}==`],
    ...["pw: hunter2222", "PWD=hunter2222", "das Kennwort lautet hunter2222", "password for the db is hunter2222"],
    ...[`API-Schlüssel: ${value}`, `SG.${"a".repeat(22)}.${"b".repeat(43)}`, `hf_${"aB3".repeat(11)}`],
    ...[`dop_v1_${"a1".repeat(32)}`, `${"1".repeat(9)}:AA${"x".repeat(33)}`],
  ]) {
    const kept = maskPasted(written, () => "[secret]");
    assert.match(kept, /\[secret\]/, written);
    assert.ok(![value, aws, "hunter2222", "AAxx", "a1a1", "aaaa"].some((one) => kept.includes(one)), kept);
  }
  for (const plain of [
    "who has the access key K-12345678?",
    "an api key per team: name, owner, expires",
    "the pass is at the desk from 10:00",
    "Bearer of the card signs here",
    "the password for the wifi is in room 12",
    "pw: who and when",
  ])
    assert.equal(
      maskPasted(plain, () => "[secret]"),
      plain,
    );
});

test("every kind of secret that @secretlint/secretlint-rule-preset-recommend 13.0.7 knows is found", () => {
  const hex = "a1b2c3d4".repeat(4);
  const aws = ["wJalrXUtnFEMI", "K7MDENG", "bPxRfiCYEXAMPLEKEY"].join("/");
  const found: [string, string][] = [
    ["an AWS access key", `const id = "AKIA${"A2B4".repeat(4)}";`],
    ["an AWS secret key", `aws_secret_access_key = "${aws}"`],
    ["an AWS secret key", `secretAccessKey: '${aws}',`],
    ["a Google key", `key: "AIza${"aB3_".repeat(9)}"`],
    ["a private key", `"private_key": "-----BEGIN PRIVATE KEY-----\\nMIIE`],
    ["a private key", "-----BEGIN OPENSSH PRIVATE KEY-----"],
    ["an npm token", `//registry.npmjs.org/:_authToken=${"ab12".repeat(9)}`],
    ["an npm token", `npm_${"aB3d".repeat(9)}`],
    ["a password in an address", 'await http.get("https://ana:s3cr3tpass@example.com/");'],
    ["a password in an address", "mongodb://root:hunter2222@db.example.com:27017/app"],
    ["a Slack token", `xoxb-${"1".repeat(11)}-${"2".repeat(11)}-aBcDeFgH`],
    [
      "a Slack webhook address",
      `https://hooks.slack.com/services/T${"0".repeat(8)}/B${"0".repeat(8)}/${"a".repeat(24)}`,
    ],
    ["a SendGrid key", `SG.${"a".repeat(22)}.${"b".repeat(43)}`],
    ["a Shopify token", `shpat_${hex}`],
    ["a GitHub token", `ghp_${"aB3d".repeat(9)}`],
    ["a GitHub token", `github_pat_${"aB3d".repeat(12)}`],
    ["a model provider's key", `sk-proj-${"aB3d".repeat(12)}`],
    ["a model provider's key", `sk-ant-api03-${"aB3d".repeat(20)}`],
    ["a Linear key", `lin_api_${"aB3d".repeat(10)}`],
    ["a Cloudflare token", `cfut_${"aB3d".repeat(10)}${"a1b2".repeat(2)}`],
    ["a Vercel token", `vcp_${"aB3d".repeat(8)}`],
    ["a Databricks token", `dapi${hex}`],
    ["a Figma token", `figd_${"aB3d".repeat(12)}`],
    ["a Grafana token", `glsa_${"aB3d".repeat(8)}_a1b2c3d4`],
    ["a Groq key", `gsk_${"aB3d".repeat(13)}`],
    ["a Vault token", `hvs.${"aB3d".repeat(24)}`],
    ["a Tailscale key", `tskey-auth-${"aB3d".repeat(3)}-${"aB3d".repeat(8)}`],
    ["a GitLab token", `glpat-${"aB3d".repeat(5)}`],
    ["a Docker token", `dckr_pat_${"aB3d".repeat(6)}abc`],
    ["a Notion token", `ntn_${"aB3d".repeat(12)}`],
    ["a Hugging Face token", `hf_${"aBcD".repeat(8)}ab`],
    ["a Stripe key", `sk_live_${"aB3d".repeat(6)}`],
    ["a 1Password token", `ops_eyJ${"aB3d".repeat(20)}`],
  ];
  for (const [kind, written] of found) assert.equal(secretIn(written), kind, written);
});

test("code that only names a secret holds none", () => {
  assert.equal(secretIn('const token = readToken("password");'), null);
  assert.equal(secretIn("const secret_access_key = await secret('AWS_KEY');"), null);
  assert.equal(secretIn(`const key = "AKIA${"A".repeat(16)}";`), "an AWS access key");
});

test("a long text without any is read in one go, whatever it repeats", { timeout: 60_000 }, () => {
  // Where each of its letters were one to begin anew at, this would take minutes.
  for (const piece of ["a.", "a-", "a+", "password ", "eyJa.", "eyJ-", "x://"]) {
    const text = piece.repeat(500_000);
    assert.equal(maskSecrets(text).length, text.length, piece);
  }
});

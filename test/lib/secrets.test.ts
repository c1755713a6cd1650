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

test("code that only names a secret holds none", () => {
  assert.equal(secretIn('const token = readToken("password");'), null);
  assert.equal(secretIn(`const key = "AKIA${"A".repeat(16)}";`), "an AWS access key");
});

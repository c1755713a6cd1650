import assert from "node:assert/strict";
import { test } from "node:test";
import { parseConfigFile } from "../../lib/config-file.ts";
import { explain } from "../../lib/errors.ts";

function saidOf(...lines: string[]): string {
  try {
    parseConfigFile(`sources:\n${lines.map((line) => `  - ${line}\n`).join("")}`);
  } catch (error) {
    return explain(error);
  }
  return "nothing";
}

test("a source says where it lies, who may see it, and each column that is open; whatever is wrong has its line", () => {
  const tables = "tables: { orders: { columns: [id, email], personal: [email] } }";
  const good = `{ name: sales, sqlite: /srv/a.db, readers: [finance], ${tables} }`;
  assert.equal(saidOf(good), "nothing");
  for (const [line, words] of [
    [good.replace("/srv/a.db", "srv/a.db"), /sources\[0\]\.sqlite is an absolute path/],
    [good.replace("sqlite:", "csv: /srv, sqlite:"), /sources\[0\] needs one of sqlite, csv and postgres, and not more/],
    [good.replace("sqlite: /srv/a.db, ", ""), /needs one of sqlite, csv and postgres/],
    [
      good.replace("readers: [finance], ", ""),
      /line 2: sources\[0\]\.readers .*`company`, or a list of Slack user groups/,
    ],
    [good.replace("[finance]", "everybody"), /readers is `company`/],
    [good.replace("[finance]", "[]"), /readers is `company`, or a list of Slack user groups/],
    [good.replace("personal: [email]", "personal: [mail]"), /orders\.personal\[0\] is none of its columns/],
    [good.replace("[id, email]", "[id, email, EMAIL]"), /orders\.columns\[2\] is there already/],
    [good.replace("[id, email]", "[]"), /columns names at least one column/],
    [good.replace("personal:", "colums:"), /colums is no setting\. There are columns, personal, masks, about\./],
    [good.replace("sqlite: /srv/a.db", "csv: /srv").replace("orders:", '"../orders":'), /is no name of a file/],
    [good.replace("sqlite: /srv/a.db", "csv: /srv").replace("orders:", '"..":'), /is no name of a file/],
  ] as [string, RegExp][])
    assert.match(saidOf(line), words, line);
  const pg = `{ name: sales, postgres: { host: db.example.com, database: sales, passwordFrom: SALES_PASSWORD }, readers: [finance], ${tables} }`;
  assert.equal(saidOf(pg), "nothing");
  for (const [line, words] of [
    [pg.replace("SALES_PASSWORD", "hunter2"), /postgres\.passwordFrom names an environment variable/],
    [pg.replace("db.example.com", "postgres://u:p@db"), /postgres\.host is a host's name, or the absolute path/],
    [pg.replace("database:", "databse: x, database:"), /databse is no setting\. There are host, port, database/],
    [pg.replace("[email] }", "[email], masks: { email: md5 } }"), /masks\.email is hash, domain, year or first/],
    [pg.replace("[email] }", "[email], masks: { id: hash } }"), /masks\.id is none of its personal columns/],
  ] as [string, RegExp][])
    assert.match(saidOf(line), words, line);
  assert.match(saidOf(good, good), /line 3: sources\[1\]\.name is there already/);
});

/** Migrations against a real server, and against Prisma's own commands through the schema engine without a download. */
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { english } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import { alertOf, deliveryOf } from "./alerts/test-alerts";
import { makeFreshDatabase, type FreshDatabase } from "./fresh-database";
import { withClient } from "./connection";
import { openHistory } from "./history";
import { keepHouse } from "./housekeeper";
import { migrate } from "./migrate";
import { DAY_MS, dayOf, HOUR_MS } from "./partitions";
import { DEFAULT_RETENTION } from "./retention";
import { tickOf } from "./test-history";

const SCHEMA = "prisma/schema.prisma";
const all = fs.readdirSync("prisma/migrations").filter((name) => !name.endsWith(".toml"));

/** Runs the Prisma command as a person would. */
function prisma(url: string, ...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: url };
    execFile(process.execPath, ["node_modules/prisma/build/index.js", ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

let database: FreshDatabase;

beforeAll(async () => {
  database = await makeFreshDatabase();
});
afterAll(() => database.drop());

/** Each with a database that nothing was done to. */
async function withEmpty(run: (fresh: FreshDatabase) => Promise<void>): Promise<void> {
  const fresh = await makeFreshDatabase();
  try {
    await run(fresh);
  } finally {
    await fresh.drop();
  }
}

describe("migrate", () => {
  it("lets two starters at once take turns: each migration is applied once", () =>
    withEmpty(async ({ url, query }) => {
      const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
      expect(applied.flat()).toEqual(all);
      const rows = await query(`SELECT migration_name AS name FROM "_prisma_migrations" ORDER BY 1`);
      expect(rows.map(({ name }) => name)).toEqual(all);
    }));

  it("leaves nothing behind when a migration fails, and goes on once it is mended", () =>
    withEmpty(async ({ url, query }) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tidemark-migrations-"));
      const second = path.join(folder, "29990101000000_second");
      fs.cpSync("prisma/migrations", folder, { recursive: true });
      fs.mkdirSync(second);
      fs.writeFileSync(path.join(second, "migration.sql"), "CREATE TABLE half (id INT); SELECT no_such_column;");
      await expect(migrate(url, folder)).rejects.toThrow("no_such_column");
      expect(await query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
      fs.writeFileSync(path.join(second, "migration.sql"), "CREATE TABLE half (id INT);");
      expect(await migrate(url, folder)).toEqual(["29990101000000_second"]);
      await expect(migrate(url)).rejects.toThrow("which this release does not know");
      fs.rmSync(folder, { recursive: true });
    }));

  it("refuses another program's tables, and a migration that was applied in another form", () =>
    withEmpty(async ({ url, query }) => {
      await query(`CREATE TABLE "Event" (id INT)`);
      await expect(migrate(url)).rejects.toThrow("in use by another program");
      await query(`DROP TABLE "Event"`);
      await migrate(url);
      await query(`UPDATE "_prisma_migrations" SET checksum = 'other'`);
      await expect(migrate(url)).rejects.toThrow("in another form");
    }));
});

/** As an earlier release did it, which knew these alone. */
async function migrateBy(url: string, known: readonly string[]): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tidemark-migrations-"));
  for (const name of known)
    fs.cpSync(path.join("prisma/migrations", name), path.join(folder, name), { recursive: true });
  await migrate(url, folder);
  fs.rmSync(folder, { recursive: true });
}

describe("a database of the release before compaction", () => {
  it("keeps its ticks: they are read, written beside, compacted and read again", () =>
    withEmpty(async ({ url, query }) => {
      await migrateBy(url, all.slice(0, 1));
      // As that release did it: partitions of a day, arrays of bigint.
      const yesterday = dayOf(Date.now()) - DAY_MS;
      const day = new Date(yesterday).toISOString().slice(0, 10).replaceAll("-", "");
      for (const table of ["ClusterTick", "TopicTick", "SubscriptionTick"]) {
        await query(`CREATE TABLE "${table}_${day}" (LIKE "${table}" INCLUDING DEFAULTS)`);
        await query(
          `ALTER TABLE "${table}" ATTACH PARTITION "${table}_${day}" FOR VALUES FROM (${yesterday}) TO (${yesterday + DAY_MS})`,
        );
      }
      await query(`INSERT INTO "Cluster" ("name") VALUES ('old')`);
      await query(`INSERT INTO "Topic" ("clusterId", "name", "topicId") VALUES (1, 'orders', 'id-1')`);
      await query(`INSERT INTO "ConsumerGroup" ("clusterId", "name") VALUES (1, 'billing')`);
      await query(`INSERT INTO "Subscription" ("groupId", "topicId") VALUES (1, 1)`);
      const moments = [0, 1, 2].map((hour) => yesterday + hour * HOUR_MS + 500);
      for (const at of moments) {
        await query(`INSERT INTO "ClusterTick" VALUES (1, $1, 5000)`, [at]);
        await query(`INSERT INTO "TopicTick" VALUES (1, $1, '{9007199254740995,NULL}', '{1,2}', '{1}')`, [at]);
        await query(`INSERT INTO "SubscriptionTick" VALUES (1, $1, '{9007199254740993}', '{NULL}', NULL)`, [at]);
      }
      expect(await migrate(url)).toEqual(all.slice(1));
      const history = await openHistory({ url, keepsHouse: false });
      const late = { ...tickOf("old", yesterday + 5 * HOUR_MS, { logEnd: [7n, 8n], committed: [6n] }) };
      await history.writeTick(late);
      const read = async () => {
        const ticks = [];
        for await (const tick of history.readTicks({ cluster: "old", from: 0, to: Date.now() })) ticks.push(tick);
        return ticks;
      };
      const stored = moments.map((at) => ({
        cluster: "old",
        at,
        intervalMs: 5000,
        topics: [
          { topic: "orders", topicId: "id-1", logEnd: [2n ** 53n + 3n, null], logStart: [1n, 2n], leaderless: [1] },
        ],
        subscriptions: [
          { group: "billing", topic: "orders", committed: [2n ** 53n + 1n], commitAt: [null], members: null },
        ],
      }));
      expect(await read()).toEqual([...stored, late]);
      const round = (now: number) =>
        withClient(url, (client) =>
          keepHouse(client, {
            ...{ retention: DEFAULT_RETENTION, now },
            pause: async () => undefined,
            going: () => true,
          }),
        );
      await round(yesterday + DAY_MS + HOUR_MS);
      expect(await read()).toEqual([...stored, late]);
      const { dropped } = (await round(yesterday + DAY_MS + 2 * HOUR_MS))!;
      expect(dropped).toContain(`SubscriptionTick_${day}`);
      expect(await read()).toEqual([...stored, late]);
      await history.close();
    }));
});

describe("a database whose receipts had another name", () => {
  it("keeps its alerts with their receipts, and reads their facts under the names of today", () =>
    withEmpty(async ({ url, query }) => {
      const renamed = all.findIndex((name) => name.endsWith("notified_receivers"));
      await migrateBy(url, all.slice(0, renamed));
      const said = say("network.late", { text: "Request timed out" });
      const alert = alertOf("old", "billing", { said, why: english(said) });
      const delivery = deliveryOf("mail/default/1/1", [alert]);
      const earlier = { ...said, values: { told: "Request timed out" } };
      await query(
        `INSERT INTO "Alert" ("key", "id", "kind", "cluster", "group", "severity", "case", "openedAt", "changedAt", "why",
           "said", "measures", "places", "placeCount", "topics", "changes", "flappingSince", "acknowledged", "told", "epoch")
         SELECT 'k', "id", 'group', 'old', 'billing', "severity", "case", "openedAt", "changedAt", "why",
           $2, "measures", "places", "placeCount", "topics", $3, "flappingSince", "acknowledged", "notified", 1
         FROM json_to_record($1) AS given ("id" TEXT, "severity" TEXT, "case" TEXT, "openedAt" BIGINT, "changedAt" BIGINT,
           "why" TEXT, "measures" JSON, "places" JSON, "placeCount" INT, "topics" JSON, "flappingSince" BIGINT,
           "acknowledged" JSON, "notified" JSON)`,
        [JSON.stringify(alert), JSON.stringify(earlier), alert.changes],
      );
      await query(
        `INSERT INTO "Delivery" ("key", "id", "receiver", "route", "kind", "cluster", "thread", "alerts", "alertIds", "count",
           "madeAt", "nextTryAt", "deadline", "attempts", "state", "epoch")
         SELECT 'k', "id", "receiver", "route", "kind", "cluster", "thread", $2, "alertIds", "count",
           "madeAt", "nextTryAt", "deadline", "attempts", "state", 1
         FROM json_to_record($1) AS given ("id" TEXT, "receiver" TEXT, "route" TEXT, "kind" TEXT, "cluster" TEXT,
           "thread" TEXT, "alertIds" JSON, "count" JSON, "madeAt" BIGINT, "nextTryAt" BIGINT, "deadline" BIGINT,
           "attempts" INT, "state" TEXT)`,
        [JSON.stringify(delivery), JSON.stringify(delivery.alerts.map((one) => ({ ...one, said: earlier })))],
      );
      expect(await migrate(url)).toEqual(all.slice(renamed));
      const history = await openHistory({ url, keepsHouse: false });
      expect(await history.alerts.read()).toEqual({ alerts: [alert], deliveries: [delivery] });
      await history.close();
    }));
});

// A command takes one to two seconds, and much longer on a machine that is busy otherwise.
describe("Prisma's own commands, without a downloaded engine", { timeout: 240_000 }, () => {
  it("find nothing left to do after migrate, and migrate nothing after them", async () => {
    await migrate(database.url);
    const status = await prisma(database.url, "migrate", "status");
    expect(status).toMatchObject({ code: 0, output: expect.stringContaining("Database schema is up to date") });
    const deployed = await prisma(database.url, "migrate", "deploy");
    expect(deployed).toMatchObject({ code: 0, output: expect.stringContaining("No pending migrations") });
    await withEmpty(async ({ url }) => {
      const first = await prisma(url, "migrate", "deploy");
      expect(first, first.output).toMatchObject({ code: 0 });
      expect(await migrate(url)).toEqual([]);
    });
  });

  it("see no drift: the migrations make exactly what the schema says", async () => {
    const fromMigrations = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--exit-code", "--to-schema"];
    const same = await prisma(database.url, ...fromMigrations, SCHEMA);
    expect(same, same.output).toMatchObject({ code: 0 });
    // The same question about a schema with one more column must be answered otherwise.
    const other = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "tidemark-schema-")), "schema.prisma");
    fs.writeFileSync(other, fs.readFileSync(SCHEMA, "utf8").replace("intervalMs Int", "intervalMs Int\n planted Int?"));
    const changed = await prisma(database.url, ...fromMigrations, other);
    expect(changed).toMatchObject({ code: 2, output: expect.stringContaining("planted") });
    fs.rmSync(path.dirname(other), { recursive: true });
  });

  it("do not take the daily partitions of a database in use for drift", async () => {
    await migrate(database.url);
    const history = await openHistory({ url: database.url });
    await history.close();
    const diff = ["migrate", "diff", "--from-config-datasource", "--exit-code", "--to-schema", SCHEMA];
    const same = await prisma(database.url, ...diff);
    expect(same, same.output).toMatchObject({ code: 0 });
  });
});

describe("what stands in the way is said, without the password", () => {
  const secret = "s3cret-word";
  const refused = async (url: string) => {
    const error = await migrate(url).then(
      () => new Error("was not refused"),
      (reason: Error) => reason,
    );
    expect(error.name).toBe("DatabaseError");
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)}`).not.toContain(secret);
    return error.message;
  };
  const changed = (change: (url: URL) => void) => {
    const url = new URL(database.url);
    change(url);
    return url.toString();
  };

  it("nobody listens, an unknown host, a string that is none", async () => {
    expect(await refused(`postgresql://me:${secret}@127.0.0.1:1/tidemark`)).toContain(
      "Nothing answers at 127.0.0.1:1/tidemark as me",
    );
    expect(await refused(`postgresql://me:${secret}@nowhere.invalid/tidemark`)).toContain("is not known");
    expect(await refused(`host=x password=${secret}`)).toContain("is not one");
    expect(await refused(`postgresql://me:${secret}@[nonsense/x`)).toContain("is not one");
  });

  it("a wrong password, a missing database, a missing right", async () => {
    expect(await refused(changed((url) => (url.password = secret)))).toContain("refuses the login");
    expect(await refused(changed((url) => (url.pathname = "/no_such_database")))).toContain("does not exist");
    const role = `reader_${process.pid}`;
    await database.queryAsSuperuser(`CREATE ROLE ${role} LOGIN PASSWORD '${secret}'`);
    await withEmpty(async ({ url, query }) => {
      await query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
      const asReader = new URL(url);
      asReader.username = role;
      asReader.password = secret;
      expect(await refused(asReader.toString())).toMatch(/lacks a right .* GRANT CREATE ON SCHEMA public/);
    });
    await database.queryAsSuperuser(`DROP ROLE ${role}`);
  });

  it("a database that was not prepared is refused when history is opened", () =>
    withEmpty(async ({ url }) => {
      await expect(openHistory({ url })).rejects.toThrow(/has not been prepared.*npm run up/);
    }));
});

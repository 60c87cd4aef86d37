/** The quickest row of each kind, so that no day passes without one: an old broker, plain and behind a proxy. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPlaces } from "@/lib/cli/places";
import { startFieldBrokers, type FieldBrokers } from "./broker";
import { checkCluster } from "./check-cluster";
import { groupsFor } from "./plan";
import { IDLE } from "./proxy-rows";
import { startProxy, type Proxy } from "./proxy/proxy";
import type { Field } from "./row";
import { ensureVersion, versionOf } from "./versions";

const OLD = versionOf("2.8.2");
const dir = mkdtempSync(join(tmpdir(), "tidemark-field-"));
let field: Field;
let broker: FieldBrokers;
let proxy: Proxy;

beforeAll(async () => {
  field = {
    dir,
    javaPath: process.env.TIDEMARK_TEST_JAVA ?? "",
    cacheDir: findPlaces().cache,
    basePort: 43_500,
    databaseUrl: process.env.TIDEMARK_TEST_DATABASE_URL ?? "",
    serve: () => Promise.reject(new Error("No server is needed here.")),
    log: () => undefined,
  };
  const { javaPath, basePort, cacheDir } = field;
  const jarsDir = await ensureVersion(OLD, cacheDir);
  broker = await startFieldBrokers({ version: OLD, dir: join(dir, "broker"), javaPath, jarsDir, basePort });
  proxy = await startProxy({ brokers: [broker.bootstrap], basePort: basePort + 50, ...IDLE });
}, 180_000);

afterAll(async () => {
  await proxy?.stop();
  await broker?.stop();
  rmSync(dir, { recursive: true, force: true });
});

test("Kafka 2.8, plain and with idle groups hidden by a proxy, is read as its tool reads it", async () => {
  // With members and without; names of both signs of the hash.
  const groups = groupsFor(false).filter((_, index) => index % 2 === 1);
  const result = await checkCluster(field, {
    ...{ version: OLD.version, bootstrap: broker.bootstrap, groups },
    watched: [{ name: "plain" }, { name: "idle groups hidden", bootstrap: proxy.bootstrap }],
  });
  expect(result).toMatch(/^6 groups, \d+ partitions by 2 ways in equal/);
}, 180_000);

/** The HTTP interface of a running server against its own description. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { KAFKA_VERSION } from "@/lib/lab/kafka-jars";
import { startFieldBrokers } from "./broker";
import { groupsFor } from "./plan";
import { Mismatch, type Field, type Row } from "./row";
import { ensureSchemathesis, runSchemathesis } from "./schemathesis";
import { startTraffic } from "./traffic";
import { ensureVersion, versionOf } from "./versions";

/** For each operation and phase; with these there are more requests than `REQUESTS`. */
const EXAMPLES = 1200;
const REQUESTS = 20_000;

async function checkApi(field: Field): Promise<string> {
  const version = versionOf(KAFKA_VERSION);
  const program = await ensureSchemathesis(field.cacheDir);
  const { javaPath, basePort } = field;
  const jarsDir = await ensureVersion(version, field.cacheDir, field.log);
  const broker = await startFieldBrokers({ version, javaPath, jarsDir, basePort, dir: join(field.dir, "broker") });
  try {
    const traffic = await startTraffic({ bootstrap: broker.bootstrap, groups: groupsFor(true) });
    const server = await field.serve(broker.bootstrap);
    try {
      const dir = join(field.dir, "schemathesis");
      const { ok, requests, output } = await runSchemathesis(program, { url: server.url, dir, examples: EXAMPLES });
      writeFileSync(join(dir, "report.txt"), output);
      if (!ok) throw new Mismatch([`schemathesis found failures: ${join(dir, "report.txt")}`]);
      if (requests < REQUESTS) throw new Mismatch([`only ${requests} requests were made, not ${REQUESTS}`]);
      return `${requests} requests, all checks of schemathesis`;
    } finally {
      await server.stop();
      await traffic.stop();
    }
  } finally {
    await broker.stop();
  }
}

export const API_ROWS: readonly Row[] = [
  {
    name: "api-schemathesis",
    cluster: "one broker and the whole server: the HTTP interface against its description",
    version: KAFKA_VERSION,
    works: "every answer as /api/v1/openapi.json says",
    run: checkApi,
  },
];

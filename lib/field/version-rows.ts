/** A row for each version: one broker, plain. */
import { join } from "node:path";
import { startFieldBrokers } from "./broker";
import { checkCluster } from "./check-cluster";
import type { Row } from "./row";
import { ensureVersion, VERSIONS, type FieldVersion } from "./versions";

function versionRow(version: FieldVersion): Row {
  return {
    name: `kafka-${version.version}`,
    cluster: `one broker (${version.metadata})`,
    version: version.version,
    works: version.consumerProtocol ? "everything" : "everything that the version has",
    async run(field) {
      const jarsDir = await ensureVersion(version, field.cacheDir, field.log);
      const { javaPath, basePort } = field;
      const broker = await startFieldBrokers({ version, javaPath, jarsDir, basePort, dir: join(field.dir, "broker") });
      try {
        return await checkCluster(field, { version: version.version, bootstrap: broker.bootstrap });
      } finally {
        await broker.stop();
      }
    },
  };
}

export const VERSION_ROWS: readonly Row[] = VERSIONS.map(versionRow);

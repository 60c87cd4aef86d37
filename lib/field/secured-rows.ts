/** Rows of clusters that want a login, certificates or rights. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import {
  AclOperations,
  AclPermissionTypes,
  Admin,
  ResourcePatternTypes,
  ResourceTypes,
  type Acl,
} from "@platformatic/kafka";
import { clusterSettings, type ClusterSettingsInput } from "@/lib/kafka/settings";
import { createAuthority, encryptKey, issue, toPkcs12, type Authority } from "@/lib/lab/certificates";
import { KAFKA_VERSION } from "@/lib/lab/kafka-jars";
import { SecuredBroker, unsignedToken, type Listener } from "@/lib/lab/secured-broker";
import { checkCluster, keepWatching, type ClusterCheck, type Watched } from "./check-cluster";
import type { Field, Row } from "./row";
import { ensureVersion, versionOf } from "./versions";

const SESSION_MS = 20_000;
const PASSWORD = "tide & ebb";
/** Two sessions end in it, and a third begins. */
const REAUTH_MS = 65_000;

interface Secured {
  field: Field;
  authority: Authority;
  broker: SecuredBroker;
}

/** Runs a check on a broker with a listener for every way in. */
async function onSecured(
  field: Field,
  prepare: (secured: Secured) => Promise<Pick<ClusterCheck, "watched" | "meanwhile">>,
): Promise<string> {
  process.env.FIELD_PASSWORD = PASSWORD;
  process.env.FIELD_TOKEN = unsignedToken("reader", 3600);
  const jarsDir = await ensureVersion(versionOf(KAFKA_VERSION), field.cacheDir, field.log);
  const authority = await createAuthority(join(field.dir, "certificates"), "authority");
  const users = { users: ["watcher", "reader"], password: PASSWORD, sessionMs: SESSION_MS };
  const place = { dir: join(field.dir, "broker"), basePort: field.basePort, javaPath: field.javaPath, jarsDir };
  const broker = await SecuredBroker.start({ ...place, ...users }, authority);
  try {
    const bootstrap = broker.address("plain");
    await allow(bootstrap);
    const check = await prepare({ field, authority, broker });
    return await checkCluster(field, { version: KAFKA_VERSION, bootstrap, ...check });
  } finally {
    await broker.stop();
  }
}

/** Both users may describe everything; the reader may read `__consumer_offsets` as well. */
async function allow(bootstrap: string): Promise<void> {
  const right = (user: string, changes: Pick<Acl, "resourceType" | "resourceName" | "operation">): Acl => ({
    ...{ principal: `User:${user}`, host: "*", permissionType: AclPermissionTypes.ALLOW },
    resourcePatternType: ResourcePatternTypes.LITERAL,
    ...changes,
  });
  const { TOPIC, GROUP, CLUSTER } = ResourceTypes;
  const { DESCRIBE, READ } = AclOperations;
  const creations = ["watcher", "reader"].flatMap((user) => [
    right(user, { resourceType: TOPIC, resourceName: "*", operation: DESCRIBE }),
    right(user, { resourceType: GROUP, resourceName: "*", operation: DESCRIBE }),
    right(user, { resourceType: CLUSTER, resourceName: "kafka-cluster", operation: DESCRIBE }),
  ]);
  creations.push(right("reader", { resourceType: TOPIC, resourceName: "__consumer_offsets", operation: READ }));
  const admin = new Admin({ clientId: "field", bootstrapBrokers: [bootstrap], retries: 50, retryDelay: 200 });
  await admin.createAcls({ creations });
  await admin.close();
}

/** A way in by settings as they stand in the file. */
function way({ broker }: Secured, at: Listener, name: string, input: Partial<ClusterSettingsInput>): Watched {
  const bootstrap = broker.address(at);
  return { name, bootstrap, settings: clusterSettings.parse({ brokers: [bootstrap], ...input }) };
}

const byPassword = (mechanism: "PLAIN" | "SCRAM-SHA-256", username: string) =>
  ({ sasl: { mechanism, username, passwordEnv: "FIELD_PASSWORD" } }) as const;

const reauthentication = (field: Field) =>
  onSecured(field, async (secured) => ({
    watched: [
      way(secured, "reauth", "PLAIN", byPassword("PLAIN", "reader")),
      way(secured, "reauth", "SCRAM", byPassword("SCRAM-SHA-256", "reader")),
      way(secured, "reauth", "OAUTHBEARER", { sasl: { mechanism: "OAUTHBEARER", tokenEnv: "FIELD_TOKEN" } }),
    ],
    meanwhile: (views) => keepWatching(views, REAUTH_MS),
  }));

/** What is shown to a user who may describe and no more. */
const STREAM_FORBIDDEN = { stream: "unavailable", problems: ["commit stream"] } as const;

/** Certificates of an authority under names that stay when they are rotated. */
async function layCertificates(authority: Authority, dir: string): Promise<void> {
  const client = await issue(authority, "reader");
  copyFileSync(authority.cert, join(dir, "ca.pem"));
  copyFileSync(client.cert, join(dir, "client.pem"));
  copyFileSync(encryptKey(client, "pkcs8", PASSWORD), join(dir, "client.key"));
  copyFileSync(await toPkcs12(client, PASSWORD), join(dir, "client.p12"));
}

const certificates = (field: Field) =>
  onSecured(field, async (secured) => {
    const { dir } = field;
    await layCertificates(secured.authority, dir);
    const caFile = join(dir, "ca.pem");
    const pem = {
      certFile: join(dir, "client.pem"),
      keyFile: join(dir, "client.key"),
      keyPassphraseEnv: "FIELD_PASSWORD",
    };
    const pkcs12 = { pkcs12File: join(dir, "client.p12"), pkcs12PassphraseEnv: "FIELD_PASSWORD" };
    return {
      watched: [
        way(secured, "tls", "TLS", { tls: { caFile }, ...byPassword("PLAIN", "reader") }),
        way(secured, "mtls", "mTLS, encrypted key", { tls: { caFile, ...pem } }),
        way(secured, "mtls", "mTLS, PKCS#12", { tls: { caFile, ...pkcs12 } }),
      ],
      async meanwhile() {
        const next = await createAuthority(join(dir, "next-certificates"), "next");
        await layCertificates(next, dir);
        await secured.broker.restart(next);
      },
    };
  });

const describeOnly = (field: Field) =>
  onSecured(field, async (secured) => ({
    watched: [{ ...way(secured, "sasl", "", byPassword("PLAIN", "watcher")), expected: STREAM_FORBIDDEN }],
  }));

export const SECURED_ROWS: readonly Row[] = [
  {
    name: "sasl-reauth",
    cluster: "SASL PLAIN, SCRAM, OAUTHBEARER; logins for 20 s",
    version: KAFKA_VERSION,
    works: "everything",
    run: reauthentication,
  },
  {
    name: "tls-rotation",
    cluster: "TLS; mTLS with an encrypted key and with PKCS#12; all rotated",
    version: KAFKA_VERSION,
    works: "everything",
    run: certificates,
  },
  {
    name: "describe-only",
    cluster: "ACLs that allow Describe alone: the commit stream is forbidden",
    version: KAFKA_VERSION,
    works: "all but what the commit stream adds",
    run: describeOnly,
  },
];

/** A broker that wants TLS and SASL and checks rights: every way in works, and every refusal says what to do. */
import { execFile } from "node:child_process";
import { pbkdf2Sync, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { alterUserScramCredentialsV0 } from "@platformatic/kafka";
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } from "kafkajs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Poll, StreamHealth } from "@/lib/core/collection";
import { JVM_OPTIONS, serverProperties } from "@/lib/lab/broker-config";
import { startChild, stopChild, tailLog, type Child } from "@/lib/lab/child";
import { findFreePort } from "@/lib/lab/port";
import { formatStorage } from "@/lib/lab/storage";
import { Connections } from "./connections";
import { clusterSettings, type ClusterSettingsInput } from "./settings";
import { createClusterSource } from "./source";
import { TestCluster, uniqueName } from "./test-cluster";

const dir = mkdtempSync(join(tmpdir(), "tidemark-secured-"));
const PASSWORD = "tide & ebb";
const KEYSTORE_PASSWORD = "changeit";
const ITERATIONS = 4096;
const topic = uniqueName("guarded");
const group = uniqueName("guarded-group");
let ports: { plain: number; sasl: number; tls: number; elsewhere: number; controller: number };
let broker: Child;
let cluster: TestCluster;
const javaPath = process.env.TIDEMARK_TEST_JAVA ?? "";
const jarsDir = process.env.TIDEMARK_TEST_JARS ?? "";

async function freePorts(): Promise<typeof ports> {
  const found: number[] = [];
  for (let turn = 0; turn < 5; turn++) found.push(await findFreePort(21_490, found));
  const [plain = 0, sasl = 0, tls = 0, elsewhere = 0, controller = 0] = found;
  return { plain, sasl, tls, elsewhere, controller };
}

/** A self-signed certificate for `localhost`: the broker's keystore, and the PEM file that clients trust. */
async function createCertificate(): Promise<void> {
  const keytool = join(dirname(realpathSync(javaPath)), "keytool");
  const store = ["-keystore", join(dir, "keystore.p12"), "-storetype", "PKCS12", "-storepass", KEYSTORE_PASSWORD];
  const subject = ["-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-validity", "2"];
  await promisify(execFile)(keytool, ["-genkeypair", "-alias", "broker", "-keyalg", "EC", ...subject, ...store]);
  await promisify(execFile)(keytool, [
    "-exportcert",
    "-rfc",
    "-alias",
    "broker",
    "-file",
    join(dir, "ca.pem"),
    ...store,
  ]);
}

/** The lab's broker, with listeners for TLS and SASL beside the plain one, whose users may do everything. */
function securedProperties(): string {
  const { plain, sasl, tls, elsewhere, controller } = ports;
  const base = serverProperties({ id: 1, port: plain, dataDir: join(dir, "data") }, controller);
  const listeners = `PLAINTEXT://127.0.0.1:${plain},SASL_PLAINTEXT://127.0.0.1:${sasl},SASL_SSL://localhost:${tls}`;
  const modules = "org.apache.kafka.common.security";
  const logins = ["sasl_plaintext", "sasl_ssl"].flatMap((listener) => [
    `listener.name.${listener}.plain.sasl.jaas.config=${modules}.plain.PlainLoginModule required user_watcher="${PASSWORD}" user_stranger="${PASSWORD}";`,
    `listener.name.${listener}.scram-sha-256.sasl.jaas.config=${modules}.scram.ScramLoginModule required;`,
    `listener.name.${listener}.oauthbearer.sasl.jaas.config=${modules}.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker";`,
  ]);
  const changed = base
    .split("\n")
    .filter((line) => !/^(listeners|advertised\.listeners|listener\.security\.protocol\.map)=/.test(line));
  return [
    ...changed,
    `listeners=${listeners},ELSEWHERE://127.0.0.1:${elsewhere},CONTROLLER://127.0.0.1:${controller}`,
    // Nothing listens on port 1: an address that is right for others only.
    `advertised.listeners=${listeners},ELSEWHERE://127.0.0.1:1`,
    "listener.security.protocol.map=CONTROLLER:PLAINTEXT,ELSEWHERE:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL",
    "inter.broker.listener.name=PLAINTEXT",
    "sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,OAUTHBEARER",
    "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    "super.users=User:ANONYMOUS",
    `ssl.keystore.location=${join(dir, "keystore.p12")}`,
    `ssl.keystore.password=${KEYSTORE_PASSWORD}`,
    "ssl.keystore.type=PKCS12",
    ...logins,
  ].join("\n");
}

async function startSecured(): Promise<void> {
  const configFile = join(dir, "server.properties");
  mkdirSync(dir, { recursive: true });
  writeFileSync(configFile, securedProperties());
  await formatStorage(
    { javaPath, jarsDir },
    configFile,
    join(dir, "data"),
    randomBytes(16).toString("base64url").replace(/^-/, "A"),
  );
  const args = [...JVM_OPTIONS, "-cp", join(jarsDir, "*"), "kafka.Kafka", configFile];
  broker = await startChild({ name: "secured broker", command: javaPath, args, logFile: join(dir, "broker.log") });
  cluster = new TestCluster(`127.0.0.1:${ports.plain}`);
  await Promise.race([
    cluster.open(),
    broker.exited.then(() => Promise.reject(new Error(`The broker ended at its start:\n${tailLog(broker.logFile)}`))),
  ]);
}

/** Lets the SCRAM user in, with the salted password of RFC 5802. */
async function addScramUser(name: string): Promise<void> {
  const salt = randomBytes(16);
  const saltedPassword = pbkdf2Sync(PASSWORD, salt, ITERATIONS, 32, "sha256");
  const connections = new Connections({ brokers: [cluster.bootstrap] });
  const kind = { name: "AlterUserScramCredentials", versions: [alterUserScramCredentialsV0.api] };
  const user = { name, mechanism: 1, iterations: ITERATIONS, salt, saltedPassword };
  const answer = await connections.call({ host: "127.0.0.1", port: ports.plain }, kind, [], [user]);
  await connections.close();
  expect(answer.results.map(({ errorCode }) => errorCode)).toEqual([0]);
}

/** Allows the watcher an operation on a resource. */
function allow(resourceType: AclResourceTypes, resourceName: string, operation: AclOperationTypes) {
  const permissionType = AclPermissionTypes.ALLOW;
  const resourcePatternType = ResourcePatternTypes.LITERAL;
  const acl = { resourceType, resourceName, operation, permissionType, resourcePatternType, host: "*" };
  return cluster.admin.createAcls({ acl: [{ ...acl, principal: "User:watcher" }] });
}

beforeAll(async () => {
  process.env.TIDEMARK_TEST_PASSWORD = PASSWORD;
  process.env.TIDEMARK_TEST_WRONG_PASSWORD = "wrong";
  const claims = { sub: "watcher", iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 3600 };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  process.env.TIDEMARK_TEST_TOKEN = `${part({ alg: "none" })}.${part(claims)}.`;
  ports = await freePorts();
  await createCertificate();
  await startSecured();
  await addScramUser("watcher");
  await cluster.createTopic([5], topic);
  await cluster.commit(group, topic, 0, 2);
  await allow(AclResourceTypes.TOPIC, "*", AclOperationTypes.DESCRIBE);
  await allow(AclResourceTypes.GROUP, "*", AclOperationTypes.DESCRIBE);
}, 180_000);

afterAll(async () => {
  await cluster?.close();
  if (broker) await stopChild(broker, 2_000);
  rmSync(dir, { recursive: true, force: true });
});

type Sasl = ClusterSettingsInput["sasl"];
const plain: Sasl = { mechanism: "PLAIN", username: "watcher", passwordEnv: "TIDEMARK_TEST_PASSWORD" };

/** One poll, and what the stream says in the end. */
async function look(input: Partial<ClusterSettingsInput> & { port: number; host?: string }) {
  const { port, host = "127.0.0.1", ...settings } = input;
  const source = createClusterSource("secured", clusterSettings.parse({ brokers: [`${host}:${port}`], ...settings }));
  const healths: StreamHealth[] = [];
  await source.startStream(
    () => undefined,
    (health) => healths.push(health),
  );
  const outcome: Poll | Error = await source.poll(Date.now).catch((error: Error) => error);
  await source.close();
  return { outcome, health: healths.at(-1) };
}

const committedOf = (outcome: Poll | Error) =>
  outcome instanceof Error ? outcome.message : outcome.committed.find((entry) => entry.group === group)?.offsets;

describe("a login is accepted", () => {
  test("by PLAIN", async () => {
    expect(committedOf((await look({ port: ports.sasl, sasl: plain })).outcome)).toEqual([2n]);
  });

  test("by SCRAM", async () => {
    const sasl: Sasl = { mechanism: "SCRAM-SHA-256", username: "watcher", passwordEnv: "TIDEMARK_TEST_PASSWORD" };
    expect(committedOf((await look({ port: ports.sasl, sasl })).outcome)).toEqual([2n]);
  });

  test("by OAUTHBEARER", async () => {
    const sasl: Sasl = { mechanism: "OAUTHBEARER", tokenEnv: "TIDEMARK_TEST_TOKEN" };
    expect(committedOf((await look({ port: ports.sasl, sasl })).outcome)).toEqual([2n]);
  });

  test("over TLS, with the broker's certificate in a file", async () => {
    const tls = { caFile: join(dir, "ca.pem") };
    expect(committedOf((await look({ host: "localhost", port: ports.tls, tls, sasl: plain })).outcome)).toEqual([2n]);
  });
});

describe("a refusal says what to do", () => {
  const messageOf = async (input: Parameters<typeof look>[0]) => {
    const { outcome } = await look(input);
    return outcome instanceof Error ? outcome.message : "it was not refused";
  };

  test("about a wrong password", async () => {
    const sasl: Sasl = { mechanism: "PLAIN", username: "watcher", passwordEnv: "TIDEMARK_TEST_WRONG_PASSWORD" };
    expect(await messageOf({ port: ports.sasl, sasl })).toMatch(
      /SASL authentication failed: check user name and secret/,
    );
  });

  test("about a mechanism that is not offered", async () => {
    const sasl: Sasl = { mechanism: "SCRAM-SHA-512", username: "watcher", passwordEnv: "TIDEMARK_TEST_PASSWORD" };
    expect(await messageOf({ port: ports.sasl, sasl })).toMatch(
      /does not offer this SASL mechanism: check sasl.mechanism/,
    );
  });

  test("about a login that is missing", async () => {
    expect(await messageOf({ port: ports.sasl })).toMatch(/Does it want TLS or SASL on this port\?/);
  });

  test("about a certificate that nobody vouches for", async () => {
    const message = await messageOf({ host: "localhost", port: ports.tls, tls: true, sasl: plain });
    expect(message).toMatch(/certificate is not trusted .*: set tls\.caFile/);
  });

  test("about a plain connection to a TLS port", async () => {
    expect(await messageOf({ port: ports.tls, sasl: plain })).toMatch(/Does it want TLS or SASL on this port\?/);
  });
});

test("a broker that names itself by an address that is wrong here is told from one that is away", async () => {
  const { outcome } = await look({ port: ports.elsewhere });
  expect(outcome).toBeInstanceOf(Error);
  expect((outcome as Error).message).toMatch(
    /^Cannot read cluster "secured" at .* no broker can be read under the addresses it names \(127\.0\.0\.1:1\)\. .*advertised\.listeners/,
  );
});

describe("rights", () => {
  test("to describe are enough to poll, and the stream says which one it lacks", async () => {
    const { outcome, health } = await look({ port: ports.sasl, sasl: plain });
    expect(committedOf(outcome)).toEqual([2n]);
    expect(health).toMatchObject({ state: "unavailable" });
    expect(health?.reason).toMatch(
      /^Not authorised to read __consumer_offsets: grant Read on topic __consumer_offsets/,
    );
    expect((outcome as Poll).problems).toMatchObject([{ what: "commit stream", message: health?.reason }]);
  });

  test("to read __consumer_offsets bring the stream up", async () => {
    await allow(AclResourceTypes.TOPIC, "__consumer_offsets", AclOperationTypes.READ);
    const { health } = await look({ port: ports.sasl, sasl: plain });
    expect(health).toMatchObject({ state: "running", reason: null });
  });

  test("that are missing altogether are not taken for an empty cluster", async () => {
    const sasl: Sasl = { mechanism: "PLAIN", username: "stranger", passwordEnv: "TIDEMARK_TEST_PASSWORD" };
    const { outcome, health } = await look({ port: ports.sasl, sasl });
    expect((outcome as Poll).problems.map(({ message }) => message).join(" ")).toMatch(/grant Describe on topics/);
    expect(health?.reason).toMatch(/grant Describe and Read on topic __consumer_offsets/);
  });
});

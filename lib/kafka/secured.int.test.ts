/** A broker that wants TLS and SASL and checks rights: every way in works, and every refusal says what to do. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Connection } from "@platformatic/kafka";
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } from "kafkajs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Poll, StreamHealth } from "@/lib/core/words/collection";
import { createAuthority, encryptKey, issue, toPkcs12, type Authority, type Issued } from "@/lib/lab/certificates";
import { SecuredBroker, unsignedToken, type Listener } from "@/lib/lab/secured-broker";
import { logIn, type Login } from "./sasl-login";
import { clusterSettings, type ClusterSettingsInput } from "./settings";
import { createClusterSource } from "./source";
import { TestCluster, uniqueName } from "./test-cluster";

const dir = mkdtempSync(join(tmpdir(), "tidemark-secured-"));
const PASSWORD = "tide & ebb";
const SESSION_MS = 2_000;
const topic = uniqueName("guarded");
const group = uniqueName("guarded-group");
let authority: Authority;
let client: Issued;
let foreign: Issued & { ca: string };
let broker: SecuredBroker;
let cluster: TestCluster;

/** Allows the watcher an operation on a resource. */
function allow(resourceType: AclResourceTypes, resourceName: string, operation: AclOperationTypes) {
  const permissionType = AclPermissionTypes.ALLOW;
  const resourcePatternType = ResourcePatternTypes.LITERAL;
  const acl = { resourceType, resourceName, operation, permissionType, resourcePatternType, host: "*" };
  return cluster.admin.createAcls({ acl: [{ ...acl, principal: "User:watcher" }] });
}

beforeAll(async () => {
  process.env.TIDEMARK_TEST_PASSWORD = PASSWORD;
  process.env.TIDEMARK_TEST_PASSPHRASE = "ebb";
  process.env.TIDEMARK_TEST_WRONG_PASSWORD = "wrong";
  process.env.TIDEMARK_TEST_TOKEN = unsignedToken("watcher", 3600);
  process.env.TIDEMARK_TEST_OLD_TOKEN = unsignedToken("watcher", -3600);
  authority = await createAuthority(dir, "authority");
  client = await issue(authority, "watcher");
  const other = await createAuthority(dir, "other");
  foreign = { ...(await issue(other, "watcher")), ca: other.cert };
  const tools = { javaPath: process.env.TIDEMARK_TEST_JAVA ?? "", jarsDir: process.env.TIDEMARK_TEST_JARS ?? "" };
  const users = { users: ["watcher", "stranger"], password: PASSWORD, sessionMs: SESSION_MS };
  broker = await SecuredBroker.start({ dir: join(dir, "broker"), basePort: 21_490, ...tools, ...users }, authority);
  cluster = new TestCluster(broker.address("plain"));
  await cluster.open();
  await cluster.createTopic([5], topic);
  await cluster.commit(group, topic, 0, 2);
  await allow(AclResourceTypes.TOPIC, "*", AclOperationTypes.DESCRIBE);
  await allow(AclResourceTypes.GROUP, "*", AclOperationTypes.DESCRIBE);
}, 180_000);

afterAll(async () => {
  await cluster?.close();
  await broker?.stop();
  rmSync(dir, { recursive: true, force: true });
});

type Sasl = ClusterSettingsInput["sasl"];
const plain: Sasl = { mechanism: "PLAIN", username: "watcher", passwordEnv: "TIDEMARK_TEST_PASSWORD" };

type Input = Partial<ClusterSettingsInput> & { at: Listener; host?: string };

const settingsOf = ({ at, host, ...settings }: Input) =>
  clusterSettings.parse({ brokers: [host ? `${host}:${broker.ports[at]}` : broker.address(at)], ...settings });

/** One poll, and what the stream says in the end. */
async function look(input: Input) {
  const source = createClusterSource("secured", settingsOf(input));
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
    expect(committedOf((await look({ at: "sasl", sasl: plain })).outcome)).toEqual([2n]);
  });

  test("by SCRAM", async () => {
    const sasl: Sasl = { mechanism: "SCRAM-SHA-256", username: "watcher", passwordEnv: "TIDEMARK_TEST_PASSWORD" };
    expect(committedOf((await look({ at: "sasl", sasl })).outcome)).toEqual([2n]);
  });

  test("by OAUTHBEARER", async () => {
    const sasl: Sasl = { mechanism: "OAUTHBEARER", tokenEnv: "TIDEMARK_TEST_TOKEN" };
    expect(committedOf((await look({ at: "sasl", sasl })).outcome)).toEqual([2n]);
  });

  test("over TLS, with the broker's certificate in a file", async () => {
    const tls = { caFile: authority.cert };
    expect(committedOf((await look({ at: "tls", tls, sasl: plain })).outcome)).toEqual([2n]);
  });
});

test.each([
  ["0, which tells no lifetime", 0, Infinity],
  ["1", 1, SESSION_MS],
  ["2", 2, SESSION_MS],
])("SaslAuthenticate is spoken in version %s", async (_, newest, longest) => {
  const connection = new Connection("test");
  await connection.connect("127.0.0.1", broker.ports.reauth);
  const login: Login = { mechanism: "SCRAM-SHA-256", username: "watcher", password: () => PASSWORD };
  const lifetimeMs = await logIn(connection, login, newest);
  await connection.close();
  expect(lifetimeMs).toBeGreaterThan(0);
  expect(lifetimeMs).toBeLessThanOrEqual(longest);
  expect(lifetimeMs === Infinity).toBe(newest === 0);
});

describe("a client certificate is accepted", () => {
  test.each([
    ["with its key in PEM", async () => ({ certFile: client.cert, keyFile: client.key })],
    [
      "with an encrypted key",
      async () => ({
        ...{ certFile: client.cert, keyFile: encryptKey(client, "pkcs8", "ebb") },
        keyPassphraseEnv: "TIDEMARK_TEST_PASSPHRASE",
      }),
    ],
    [
      "from PKCS#12",
      async () => ({ pkcs12File: await toPkcs12(client, "ebb"), pkcs12PassphraseEnv: "TIDEMARK_TEST_PASSPHRASE" }),
    ],
  ])("%s", async (_, own) => {
    const tls = { caFile: authority.cert, ...(await own()) };
    expect(committedOf((await look({ at: "mtls", tls })).outcome)).toEqual([2n]);
  });
});

describe("a refusal says what to do", () => {
  const messageOf = async (input: Input) => {
    const { outcome } = await look(input);
    return outcome instanceof Error ? outcome.message : "it was not refused";
  };

  test("about a wrong password", async () => {
    const sasl: Sasl = { mechanism: "PLAIN", username: "watcher", passwordEnv: "TIDEMARK_TEST_WRONG_PASSWORD" };
    expect(await messageOf({ at: "sasl", sasl })).toMatch(/SASL authentication failed: check user name and secret/);
  });

  test("about a mechanism that is not offered", async () => {
    const sasl: Sasl = { mechanism: "SCRAM-SHA-512", username: "watcher", passwordEnv: "TIDEMARK_TEST_PASSWORD" };
    expect(await messageOf({ at: "sasl", sasl })).toMatch(
      /does not offer this SASL mechanism \(it offers PLAIN, SCRAM-SHA-256, OAUTHBEARER\): check sasl.mechanism/,
    );
  });

  test("about a login that is missing", async () => {
    expect(await messageOf({ at: "sasl" })).toMatch(/Does it want TLS or SASL on this port\?/);
  });

  test("about a certificate that nobody vouches for", async () => {
    const message = await messageOf({ at: "tls", tls: true, sasl: plain });
    expect(message).toMatch(/certificate is not trusted .*tls\.caFile/);
  });

  test("about an authority that is not the broker's, although one is set", async () => {
    const message = await messageOf({ at: "tls", tls: { caFile: foreign.ca }, sasl: plain });
    expect(message).toMatch(/certificate is not trusted .*: tls\.caFile must hold the certificate of the CA/);
  });

  test("about a certificate for another host", async () => {
    const message = await messageOf({ at: "tls", host: "127.0.0.1", tls: { caFile: authority.cert }, sasl: plain });
    expect(message).toMatch(/certificate is for another host .*127\.0\.0\.1.* or set tls\.serverName/);
  });

  test("about a client certificate that is missing", async () => {
    expect(await messageOf({ at: "mtls", tls: { caFile: authority.cert } })).toMatch(
      /the broker requires a client certificate that it can read: set tls\.certFile/,
    );
  });

  test("about a client certificate of an authority that the broker does not know", async () => {
    const { cert, key } = foreign;
    const tls = { caFile: authority.cert, certFile: cert, keyFile: key };
    expect(await messageOf({ at: "mtls", tls })).toMatch(/the broker refused the client certificate/);
  });

  test("about SASL where the broker does not expect it", async () => {
    expect(await messageOf({ at: "plain", sasl: plain })).toMatch(/does not expect SASL on this port.*remove sasl/);
  });

  test("about a token that has expired", async () => {
    const sasl: Sasl = { mechanism: "OAUTHBEARER", tokenEnv: "TIDEMARK_TEST_OLD_TOKEN" };
    expect(await messageOf({ at: "sasl", sasl })).toMatch(/the broker refused the token \(invalid_token\)/);
  });

  test("about a plain connection to a TLS port", async () => {
    expect(await messageOf({ at: "tls", sasl: plain })).toMatch(/Does it want TLS or SASL on this port\?/);
  });
});

test("a broker that names itself by an address that is wrong here is told from one that is away", async () => {
  const { outcome } = await look({ at: "elsewhere" });
  expect(outcome).toBeInstanceOf(Error);
  expect((outcome as Error).message).toMatch(
    /^Cannot read cluster "secured" at .* no broker can be read at the addresses it advertises \(127\.0\.0\.1:1\)\. .*advertised\.listeners/,
  );
});

describe("rights", () => {
  test("to describe are enough to poll, and the stream says which one it lacks", async () => {
    const { outcome, health } = await look({ at: "sasl", sasl: plain });
    expect(committedOf(outcome)).toEqual([2n]);
    expect(health).toMatchObject({ state: "unavailable" });
    expect(health?.reason).toMatch(
      /^Not authorised to read __consumer_offsets: grant Read on topic __consumer_offsets/,
    );
    const rights = [{ operation: "Read", resourceType: "topic", name: "__consumer_offsets" }];
    expect((outcome as Poll).problems).toMatchObject([{ what: "commit stream", message: health?.reason, rights }]);
  });

  test("to read __consumer_offsets bring the stream up", async () => {
    await allow(AclResourceTypes.TOPIC, "__consumer_offsets", AclOperationTypes.READ);
    const { health } = await look({ at: "sasl", sasl: plain });
    expect(health).toMatchObject({ state: "running", reason: null });
  });

  test("that are missing altogether are not taken for an empty cluster", async () => {
    const sasl: Sasl = { mechanism: "PLAIN", username: "stranger", passwordEnv: "TIDEMARK_TEST_PASSWORD" };
    const { outcome, health } = await look({ at: "sasl", sasl });
    expect((outcome as Poll).problems.map(({ message }) => message).join(" ")).toMatch(/grant Describe on topics/);
    expect((outcome as Poll).problems.flatMap(({ rights }) => rights ?? [])).toEqual([
      { operation: "Describe", resourceType: "topic", name: "*" },
      { operation: "Describe", resourceType: "group", name: "*" },
      { operation: "Describe", resourceType: "topic", name: "__consumer_offsets" },
      { operation: "Read", resourceType: "topic", name: "__consumer_offsets" },
    ]);
    expect(health?.reason).toMatch(/grant Describe and Read on topic __consumer_offsets/);
  });
});

describe("sessions that end soon", () => {
  beforeAll(() => allow(AclResourceTypes.TOPIC, "__consumer_offsets", AclOperationTypes.READ));

  test.each<[string, Sasl]>([
    ["PLAIN", plain],
    ["SCRAM", { mechanism: "SCRAM-SHA-256", username: "watcher", passwordEnv: "TIDEMARK_TEST_PASSWORD" }],
    ["OAUTHBEARER", { mechanism: "OAUTHBEARER", tokenEnv: "TIDEMARK_TEST_TOKEN" }],
  ])("of %s cost no poll, and the stream goes on", { concurrent: true }, async (_, sasl) => {
    const source = createClusterSource("secured", settingsOf({ at: "reauth", sasl }));
    const states: string[] = [];
    await source.startStream(
      () => undefined,
      ({ state, reason }) => states.push(reason ?? state),
    );
    const end = Date.now() + 2.5 * SESSION_MS;
    while (Date.now() < end) {
      const poll = await source.poll(Date.now);
      expect(committedOf(poll)).toEqual([2n]);
      expect(poll.problems).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await source.close();
    expect([...new Set(states)]).toEqual(["starting", "running"]);
  });
});

describe("a broker that comes back with certificates of a new authority and a new password", () => {
  /** Polls until the broker answers, ten times a second at most; how many polls it took. */
  async function recovered(source: ReturnType<typeof createClusterSource>) {
    for (let polls = 1; ; polls++) {
      const outcome: Poll | Error = await source.poll(Date.now).catch((error: Error) => error);
      if (!(outcome instanceof Error) || polls === 200) return { outcome, polls };
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  test("is read again once the files are new; its certificate is told of when it soon expires", async () => {
    const path = (name: string) => join(dir, `rotated-${name}`);
    const [caFile, certFile, keyFile, passwordFile] = ["ca", "cert", "key", "password"].map(path) as [
      ...[string, string, string, string],
    ];
    copyFileSync(authority.cert, caFile);
    copyFileSync(client.cert, certFile);
    copyFileSync(client.key, keyFile);
    writeFileSync(passwordFile, `${PASSWORD}\n`);
    const sasl: Sasl = { mechanism: "PLAIN", username: "watcher", passwordFile };
    const byPassword = createClusterSource("secured", settingsOf({ at: "tls", tls: { caFile }, sasl }));
    const byCertificate = createClusterSource(
      "secured",
      settingsOf({ at: "mtls", tls: { caFile, certFile, keyFile } }),
    );
    for (const source of [byPassword, byCertificate]) expect(committedOf(await source.poll(Date.now))).toEqual([2n]);

    const next = await createAuthority(dir, "next");
    const renewed = await issue(next, "watcher");
    copyFileSync(next.cert, caFile);
    copyFileSync(renewed.cert, certFile);
    copyFileSync(renewed.key, keyFile);
    writeFileSync(passwordFile, "neap & spring\n");
    await broker.restart(next, { password: "neap & spring", days: 5 });
    const [password, certificate] = await Promise.all([recovered(byPassword), recovered(byCertificate)]);
    await Promise.all([byPassword.close(), byCertificate.close()]);
    for (const [listener, { outcome, polls }] of [
      ["tls", password],
      ["mtls", certificate],
    ] as const) {
      expect(committedOf(outcome)).toEqual([2n]);
      // Six seconds' worth.
      expect(polls).toBeLessThan(60);
      expect((outcome as Poll).problems).toMatchObject([
        {
          what: "certificate",
          subject: broker.address(listener),
          message: expect.stringMatching(/^The certificate expires on /),
        },
      ]);
    }
  });
});

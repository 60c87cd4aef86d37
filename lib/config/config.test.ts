import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config";

const yaml = (text: string, env: Record<string, string> = {}) =>
  readConfig({ env, file: { name: "tidemark.yaml", text } });

const message = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
};

describe("what is accepted", () => {
  it("needs nothing but KAFKA_BROKERS", () => {
    const config = readConfig({ env: { KAFKA_BROKERS: "a:9092, b:9092" }, file: null });
    expect(config.clusters).toMatchObject([{ name: "kafka", settings: { brokers: ["a:9092", "b:9092"] } }]);
    expect(config.intervalMs).toBe(5000);
  });

  it("reads several clusters with TLS and SASL from the file, the environment on top", () => {
    const config = yaml(
      `
intervalMs: 2000
clusters:
  prod-eu:
    brokers: [kafka-1:9093, kafka-2:9093]
    tls: true
    sasl: { mechanism: SCRAM-SHA-512, username: tide, passwordEnv: KAFKA_PASSWORD }
evaluation:
  floorRecords: 50
`,
      { KAFKA_BROKERS: "localhost:9092", TIDEMARK_CLUSTER_NAME: "dev", DATABASE_URL: "postgresql://u:p@db/app" },
    );
    expect(config.clusters.map((cluster) => cluster.name)).toEqual(["prod-eu", "dev"]);
    expect(config.intervalMs).toBe(2000);
    expect(config.evaluation.defaults).toMatchObject({ floorRecords: 50, profile: "tidemark" });
    expect(config.history.databaseUrl).toBe("postgresql://u:p@db/app");
  });
});

it("reads what is looked at every second between the cycles, at another pace, or not at all", () => {
  const live = (text: string) => yaml(`clusters: {a: {brokers: ['h:9092']}}\n${text}`).live;
  expect(live("")).toEqual({ everyMs: 1000 });
  expect(live("live: {everyMs: 2000}")).toEqual({ everyMs: 2000 });
  expect(live("live: {everyMs: null}")).toEqual({ everyMs: null });
});

it("takes the cluster's own id from the environment, too", () => {
  const { clusters } = readConfig({ env: { KAFKA_BROKERS: "h:9092", TIDEMARK_CLUSTER_ID: "x1" }, file: null });
  expect(clusters[0]!.settings.clusterId).toBe("x1");
});

describe("addresses under which it is opened", () => {
  const clusters = "clusters: {a: {brokers: ['h:9092']}}";

  it("come from the file or, with commas between, from the environment", () => {
    expect(yaml(clusters).server).toEqual({ publicUrls: [], frameAncestors: [] });
    const file = `${clusters}\nserver: {publicUrls: ["https://a.example"], frameAncestors: ["https://wall.example"]}`;
    expect(yaml(file).server).toEqual({ publicUrls: ["https://a.example"], frameAncestors: ["https://wall.example"] });
    const env = { TIDEMARK_PUBLIC_URLS: "https://b.example/lag, http://c:3000" };
    expect(yaml(file, env).server.publicUrls).toEqual(["https://b.example/lag", "http://c:3000"]);
  });

  it("are whole, so that one knows what is meant", () => {
    for (const url of ["tidemark.example", "ftp://a.example", "https://"]) {
      expect(message(() => yaml(clusters, { TIDEMARK_PUBLIC_URLS: url }))).toContain("https://tidemark.example.com");
    }
  });
});

describe("settings for some groups", () => {
  it("keeps only what was set, so that the rest stays as it is elsewhere", () => {
    const config = yaml(`
clusters: {a: {brokers: ['h:9092']}}
evaluation: {holdMs: 60000, overrides: [{group: "etl-*", floorMs: 600000}, {topic: audit, profile: burrow}]}
`);
    expect(config.evaluation.defaults.holdMs).toBe(60_000);
    expect(config.evaluation.overrides).toEqual([
      { group: "etl-*", floorMs: 600_000 },
      { topic: "audit", profile: "burrow" },
    ]);
  });
});

describe("what is refused, and how it is said", () => {
  it.each<[string, string, string[]]>([
    [
      "an unknown key at the top",
      "cluster: {}\nclusters: {a: {brokers: ['h:9092']}}",
      ['"cluster" is not a known key', "clusters"],
    ],
    [
      "an unknown key of a cluster",
      "clusters: {prod: {brokers: ['h:9092'], tlss: true}}",
      ["clusters.prod", '"tlss" is not a known key', "tls"],
    ],
    [
      "an unknown key of its certificates",
      "clusters: {prod: {brokers: ['h:9092'], tls: {passphraseEnv: P}}}",
      ["clusters.prod.tls", '"passphraseEnv" is not a known key', "keyPassphraseEnv", "pkcs12PassphraseEnv"],
    ],
    [
      "settings for nobody in particular",
      "clusters: {a: {brokers: ['h:9092']}}\nevaluation: {overrides: [{floorMs: 1}]}",
      ["evaluation.overrides.0", "needs a pattern for cluster, group or topic"],
    ],
    [
      "a wrong type",
      "intervalMs: often\nclusters: {a: {brokers: ['h:9092']}}",
      ["intervalMs", '"often" is refused', "number"],
    ],
    [
      "a cycle that is too short",
      "intervalMs: 10\nclusters: {a: {brokers: ['h:9092']}}",
      ["intervalMs", "10 is refused", "1000"],
    ],
    [
      "reading between the cycles without a pause",
      "live: {everyMs: 100}\nclusters: {a: {brokers: ['h:9092']}}",
      ["live.everyMs", "100 is refused", "500"],
    ],
    [
      "a setting beyond its range",
      "evaluation: {burrowIntervals: 1000000000}\nclusters: {a: {brokers: ['h:9092']}}",
      ["evaluation.burrowIntervals", "1000000000 is refused", "1000"],
    ],
    [
      "one of some groups beyond its range",
      "evaluation: {overrides: [{group: etl, windowMs: 1}]}\nclusters: {a: {brokers: ['h:9092']}}",
      ["evaluation.overrides.0.windowMs", "1 is refused", "60000"],
    ],
    ["a broker without a port", "clusters: {a: {brokers: ['kafka-1']}}", ["clusters.a.brokers.0", "kafka-1"]],
    [
      "an unknown profile",
      "evaluation: {profile: best}\nclusters: {a: {brokers: ['h:9092']}}",
      ["evaluation.profile", '"best"', "tidemark"],
    ],
    ["text that is no YAML", "clusters: [", ["tidemark.yaml is not valid YAML"]],
    ["a list at the top", "- a", ["must be a mapping", "a list"]],
    ["no cluster at all", "intervalMs: 5000", ["No Kafka cluster is configured", "KAFKA_BROKERS"]],
  ])("%s", (_name, text, parts) => {
    const said = message(() => yaml(text));
    for (const part of parts) expect(said).toContain(part);
  });

  it.each([
    ["sasl: {mechanism: PLAIN, username: u, password: hunter2}", /passwordEnv.*passwordFile/],
    ["tls: {keyPassphrase: hunter2}", /keyPassphraseEnv.*keyPassphraseFile/],
  ])("never repeats a secret: %s", (block, wayOut) => {
    const said = message(() => yaml(`clusters: {a: {brokers: ['h:9092'], ${block}}}`));
    expect(said).not.toContain("hunter2");
    expect(said).toMatch(wayOut);
  });

  it("names a variable that is not a number", () => {
    const env = { KAFKA_BROKERS: "h:9092", TIDEMARK_INTERVAL_MS: "soon" };
    expect(message(() => readConfig({ env, file: null }))).toContain("TIDEMARK_INTERVAL_MS=soon is not a number");
  });
});

it("the times at which a group works are read, by the clocks of its zone", () => {
  const text = `
clusters: {a: {brokers: ['h:9092']}}
evaluation: {overrides: [{group: payroll, schedule: {hours: ["Mon-Tue 08:00-18:00"], timeZone: Asia/Seoul}, silenceMs: 4200000}]}`;
  const { overrides } = readConfig({ env: {}, file: { name: "tidemark.yaml", text } }).evaluation;
  const times = [480, 1920].map((from) => ({ from, minutes: 600 }));
  expect(overrides).toEqual([{ group: "payroll", schedule: { times, timeZone: "Asia/Seoul" }, silenceMs: 4_200_000 }]);
});

it.each([
  ['{hours: ["8 to 5"], timeZone: UTC}', ["evaluation.overrides.0.schedule.hours.0", "8 to 5", "Mon-Fri 08:00-18:00"]],
  ['{hours: ["08:00-09:00"], timeZone: Mars}', ["evaluation.overrides.0.schedule.timeZone", "Mars", "Asia/Seoul"]],
  ["{hours: [], timeZone: UTC}", ["evaluation.overrides.0.schedule.hours"]],
])("a schedule that is none is refused: %s", (schedule, parts) => {
  const text = `clusters: {a: {brokers: ['h:9092']}}\nevaluation: {overrides: [{group: payroll, schedule: ${schedule}}]}`;
  const read = () => readConfig({ env: {}, file: { name: "tidemark.yaml", text } });
  for (const part of parts) expect(read).toThrow(part);
});

describe("alerting", () => {
  const clusters = "clusters: {a: {brokers: ['h:9092']}}";

  it("is not asked for, and links lead to where people open the dashboard", () => {
    const { alerts } = yaml(`${clusters}\nserver: {publicUrls: ["https://a.example", "http://b"]}`);
    expect([alerts.receivers, alerts.routes, alerts.publicUrl]).toEqual([{}, [], "https://a.example"]);
    const own = `${clusters}\nserver: {publicUrls: ["https://a.example"]}\nalerts: {publicUrl: "https://c.example"}`;
    expect(yaml(own).alerts.publicUrl).toBe("https://c.example");
  });

  it.each<[string, string, string[]]>([
    ["an unknown key", "receivers: {}\n  route: []", ["alerts", '"route" is not a known key', "routes"]],
    ["a route to nobody", "routes: [{receivers: [ops]}]", ["alerts.routes.0.receivers.0", '"ops"', "there are: none"]],
    ["a key written out", "linkKey: hunter2", ["alerts.linkKey", "{ env: NAME }"]],
    ["a reference to itself", "linkKey: {env: hunter2!}", ["alerts.linkKey.env", "name of an environment variable"]],
    [
      "a kind that there is not",
      "receivers: {ops: {pigeon: {}}}",
      ["alerts.receivers.ops", '"pigeon" is not a known key'],
    ],
    ["a name with a slash", "receivers: {a/b: {}}", ['alerts.receivers: the key "a/b" is no name', "letters, digits"]],
    ["one receiver twice", "receivers: {ops: {}, ops: {}}", ["tidemark.yaml is not valid YAML", "unique"]],
  ])("refuses %s, and repeats no secret", (_name, block, parts) => {
    const said = message(() => yaml(`${clusters}\nalerts:\n  ${block}`));
    for (const part of parts) expect(said).toContain(part);
    expect(said).not.toContain("hunter2");
  });
});

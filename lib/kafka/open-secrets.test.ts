import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { sendsSecretOpenly } from "./open-secrets";
import { clusterSettings } from "./settings";

const plain = { mechanism: "PLAIN", username: "u", passwordEnv: "P" };
const scram = { ...plain, mechanism: "SCRAM-SHA-256" };
const token = { mechanism: "OAUTHBEARER", tokenEnv: "T" };

it.each([
  [["kafka-1:9092"], { sasl: plain }, true],
  [["kafka-1:9092"], { sasl: token }, true],
  [["localhost:9092", "kafka-1:9092"], { sasl: plain }, true],
  [["localhost:9092", "127.0.0.1:9092", "[::1]:9092"], { sasl: plain }, false],
  [["kafka-1:9092"], { sasl: plain, tls: true }, false],
  [["kafka-1:9092"], { sasl: scram }, false],
  [["kafka-1:9092"], {}, false],
])("a secret goes over the network as it is: %j %j %s", (brokers, more, openly) => {
  expect(sendsSecretOpenly(clusterSettings.parse({ brokers, ...more }))).toBe(openly);
});

it("it is said once in the log, when the cluster is opened, and of no other cluster", () => {
  const open = (more: object) => {
    const settings = JSON.stringify({ brokers: ["kafka-1:9092"], ...more });
    const program = `
      const { createClusterSource } = await import("./lib/kafka/source.ts");
      const { clusterSettings } = await import("./lib/kafka/settings.ts");
      createClusterSource("prod", clusterSettings.parse(${settings}));`;
    const args = ["--import", "tsx", "--input-type=module", "--eval", program];
    const { status, stderr } = spawnSync(process.execPath, args, {
      encoding: "utf8",
      env: { ...process.env, LOG_LEVEL: "info" },
    });
    expect(status, stderr).toBe(0);
    return stderr
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as object);
  };
  expect(open({ sasl: plain })).toMatchObject([
    { level: "warn", cluster: "prod", msg: expect.stringMatching(/goes over the network as it is: set tls/) as string },
  ]);
  expect(open({ sasl: scram })).toEqual([]);
});

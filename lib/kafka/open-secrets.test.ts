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

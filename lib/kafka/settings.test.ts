import { describe, expect, it } from "vitest";
import { clusterSettings } from "./settings";

const brokers = ["kafka-1:9092"];
const refusal = (input: unknown) =>
  clusterSettings.safeParse(input).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("the settings of a cluster", () => {
  it("need brokers and nothing else", () => {
    expect(clusterSettings.parse({ brokers })).toMatchObject({ clientId: "tidemark", tls: false, stream: true });
    expect(refusal({ brokers: [] })).toEqual(["brokers: at least one broker is needed, such as kafka-1:9092"]);
  });

  it.each(["kafka-1:9092", "10.0.0.1:1", "[::1]:65535", "a.b.example:9093"])("take the address %s", (address) => {
    expect(refusal({ brokers: [address] })).toEqual([]);
  });

  it.each(["kafka-1", "kafka-1:0", "kafka-1:65536", "http://kafka-1:9092", "::1:9092", "a b:9092", ""])(
    "refuse the address %j, and show one",
    (address) => {
      expect(refusal({ brokers: [address] })[0]).toMatch(/is not a broker address: write host:port/);
    },
  );

  it("refuse a key that they do not know", () => {
    expect(refusal({ brokers, brokerz: 1 })[0]).toMatch(/brokerz/);
  });

  it("refuse a secret with the way out, and do not repeat it", () => {
    const told = refusal({
      brokers,
      sasl: { mechanism: "PLAIN", username: "u", password: "hunter2", passwordEnv: "P" },
    });
    expect(told.join()).toMatch(/sasl\.password: a secret does not belong in this file.*passwordEnv/);
    expect(told.join()).not.toContain("hunter2");
  });

  it.each([
    [{ mechanism: "SCRAM-SHA-512", username: "u" }, /name the password once: passwordEnv or passwordFile/],
    [{ mechanism: "SCRAM-SHA-512", username: "u", passwordEnv: "P", passwordFile: "/p" }, /name the password once/],
    [{ mechanism: "OAUTHBEARER" }, /name one source of tokens/],
    [{ mechanism: "OAUTHBEARER", tokenEndpoint: "https://idp.example/token" }, /tokenEndpoint needs a clientId/],
    [
      { mechanism: "OAUTHBEARER", tokenEndpoint: "https://idp.example/token", clientId: "c" },
      /name the client secret once/,
    ],
  ])("refuse half a login: %j", (sasl, expected) => {
    expect(refusal({ brokers, sasl }).join()).toMatch(expected);
  });

  it("refuse a pattern that is none", () => {
    expect(refusal({ brokers, groups: { include: ["("] } })[0]).toMatch(
      /^groups\.include\.0: "\(" is not a regular expression/,
    );
  });
});

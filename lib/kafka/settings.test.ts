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
    const problems = refusal({
      brokers,
      sasl: { mechanism: "PLAIN", username: "u", password: "hunter2", passwordEnv: "P" },
    });
    expect(problems.join()).toMatch(/sasl\.password: a secret does not belong in this file.*passwordEnv/);
    expect(problems.join()).not.toContain("hunter2");
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

  it.each([
    [{ certFile: "/c" }, /tls\.keyFile: certFile needs its private key/],
    [{ keyFile: "/k" }, /tls\.certFile: keyFile needs its certificate/],
    [{ certFile: "/c", keyFile: "/k", pkcs12File: "/p" }, /name the client certificate once/],
    [{ certFile: "/c", keyFile: "/k", keyPassphraseEnv: "A", keyPassphraseFile: "/f" }, /name the passphrase once/],
    [{ pkcs12File: "/p", keyPassphraseEnv: "A" }, /tls\.keyFile: keyPassphraseEnv is for keyFile, which is not set/],
  ])("refuse half a certificate: %j", (tls, expected) => {
    expect(refusal({ brokers, tls }).join()).toMatch(expected);
  });

  it.each([
    ["https://idp.example/token", true],
    ["http://localhost:8080/token", true],
    ["http://127.0.0.1/token", true],
    ["http://[::1]:8080/token", true],
    ["http://idp.example/token", false],
    ["http://127.0.0.1.idp.example/token", false],
    ["http://localhost@idp.example/token", false],
  ])("send the client secret over TLS, or not off this machine: %s", (tokenEndpoint, taken) => {
    const sasl = { mechanism: "OAUTHBEARER", tokenEndpoint, clientId: "c", clientSecretEnv: "S" };
    const problems = refusal({ brokers, sasl });
    if (taken) expect(problems).toEqual([]);
    else
      expect(problems.join()).toMatch(/sasl\.tokenEndpoint: tokenEndpoint is sent the client secret: it must be https/);
  });

  it("refuse a pattern that could take for ever, with the way out", () => {
    expect(refusal({ brokers, groups: { exclude: ["^(?!prod-)"] } })[0]).toMatch(
      /^groups\.exclude\.0: "\^\(\?!prod-\)" is not a regular expression \(RE2: no look-around/,
    );
  });

  it("refuse a pattern that is none", () => {
    expect(refusal({ brokers, groups: { include: ["("] } })[0]).toMatch(
      /^groups\.include\.0: "\(" is not a regular expression/,
    );
  });
});

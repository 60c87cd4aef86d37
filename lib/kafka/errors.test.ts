import { describe, expect, it } from "vitest";
import { ClusterError, explainCode, explainError, reasonOf } from "./errors";

const coded = (code: string, fields: object = {}) => Object.assign(new Error("low-level"), { code, ...fields });

describe("an error as a sentence", () => {
  it.each([
    [
      coded("ECONNREFUSED", { address: "10.0.0.1", port: 9092 }),
      /^nothing listens on 10\.0\.0\.1:9092\. Is the broker/,
    ],
    [coded("ENOTFOUND", { hostname: "kafka-9" }), /^the host name kafka-9 cannot be resolved\.$/],
    [coded("SELF_SIGNED_CERT_IN_CHAIN"), /not trusted \(low-level\): set tls\.caFile\.$/],
    [coded("ERR_TLS_CERT_ALTNAME_INVALID"), /set tls\.serverName\.$/],
    [coded("CERT_HAS_EXPIRED"), /^the broker's certificate has expired\.$/],
    [new Error("Request timed out"), /^no answer in time \(Request timed out\)/],
    [new Error("something new"), /^something new\.$/],
    ["not even an error", /^not even an error\.$/],
  ])("of %s", (error, expected) => {
    expect(explainError(error)).toMatch(expected);
  });

  it("is about the innermost cause, also among several", () => {
    const refused = coded("ECONNREFUSED", { address: "10.0.0.1", port: 9092 });
    const wrapped = new AggregateError([new Error("Connection failed", { cause: refused })], "No broker answers.");
    expect(explainError(wrapped)).toMatch(/^nothing listens/);
    expect(new ClusterError("prod", ["a:1", "b:2"], wrapped).message).toMatch(
      /^Cannot read cluster "prod" at a:1, b:2: nothing listens on 10\.0\.0\.1:9092\./,
    );
  });

  it("has the way out for rights, and Kafka's name for what nobody has met", () => {
    expect(explainCode(30)).toBe("not authorised: grant Describe on the group");
    expect(explainCode(87)).toBe("INVALID_RECORD");
    expect(explainCode(-999)).toMatch(/-999|UNKNOWN/);
  });

  it("can stand inside another one", () => {
    expect(reasonOf(new Error("It is broken."))).toBe("It is broken");
  });
});

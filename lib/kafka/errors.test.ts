import { describe, expect, it } from "vitest";
import { english } from "@/lib/core/words/sentences/english";
import { plain, say } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";
import { ClusterError, explainCode, reasonOf, rightBehind } from "./errors";
import { FileError } from "./named-files";
import { LoginError } from "./sasl-login";

/** What a person reads of an error. */
const explainError = (error: unknown) => english(say("problem.because", { reason: reasonOf(error) }));

const coded = (code: string, fields: object = {}) => Object.assign(new Error("low-level"), { code, ...fields });

it("of Kafka knows the right that is missing, and of others that none is", () => {
  expect(rightBehind(explainCode(30))).toEqual({ operation: "Describe", resourceType: "group", name: "*" });
  expect(rightBehind(explainCode(31))).toEqual({
    ...{ operation: "Describe", resourceType: "cluster", name: "kafka-cluster" },
  });
  expect(rightBehind(explainCode(16))).toBeUndefined();
});

describe("an error as a sentence", () => {
  it.each([
    [
      coded("ECONNREFUSED", { address: "10.0.0.1", port: 9092 }),
      /^nothing listens on 10\.0\.0\.1:9092\. Is the broker/,
    ],
    [coded("ENOTFOUND", { hostname: "kafka-9" }), /^the host name kafka-9 cannot be resolved\.$/],
    [coded("SELF_SIGNED_CERT_IN_CHAIN"), /not trusted \(low-level\): its CA is not trusted here: tls\.caFile must/],
    [coded("DEPTH_ZERO_SELF_SIGNED_CERT"), /it is self-signed: tls\.caFile must hold that very certificate\.$/],
    [coded("ERR_TLS_CERT_ALTNAME_INVALID"), /for another host .* or set tls\.serverName\.$/],
    [coded("CERT_HAS_EXPIRED"), /not trusted .*: it has expired, or the certificate of its CA has\.$/],
    [coded("CERT_NOT_YET_VALID"), /are the clocks right\?$/],
    [
      coded("ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED"),
      /^the broker requires a client certificate: set tls\.certFile/,
    ],
    [coded("ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED"), /^the broker refused the client certificate: it has expired\.$/],
    [new LoginError("no-sasl-here", null), /^the broker does not expect SASL on this port/],
    [new LoginError("mechanism", "PLAIN"), /does not offer this SASL mechanism \(it offers PLAIN\)/],
    [new LoginError("token", "invalid_token"), /^the broker refused the token \(invalid_token\)/],
    [
      new LoginError("refused", null, coded("", { apiId: "SASL_AUTHENTICATION_FAILED" })),
      /^SASL authentication failed/,
    ],
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
    expect(english(explainCode(30))).toBe("not authorised: grant Describe on the group");
    expect(english(explainCode(87))).toBe("INVALID_RECORD");
    expect(english(explainCode(-999))).toMatch(/-999|UNKNOWN/);
  });

  it("is what an error says by facts of its own, whatever is behind it that says nothing", () => {
    const missing = new FileError("tls.caFile", "/ca.pem", plain("file.missing"), coded("ENOENT"));
    expect(explainError(new Error("Connection failed", { cause: missing }))).toBe(
      "tls.caFile names /ca.pem, but there is no such file.",
    );
    const foreign = new ReasonError(say("network.foreign", { address: "a:1", found: "B", watched: "A" }));
    const refused = coded("ECONNREFUSED", { address: "10.0.0.1", port: 9092 });
    expect(reasonOf(new AggregateError([foreign, refused]))).toBe(foreign.said);
  });

  it("can stand inside another one", () => {
    expect(english(reasonOf(new Error("It is broken.")))).toBe("It is broken");
  });
});

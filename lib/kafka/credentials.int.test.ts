/** Certificates, keys and secrets as files: every format that is read, what is said of the others, and rotation. */
import { generateKeyPairSync, createPrivateKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuthority, encryptKey, issue, toPkcs12, type Authority, type Issued } from "@/lib/lab/certificates";
import { Credentials } from "./credentials";
import { clusterSettings } from "./settings";

const DAY_MS = 86_400_000;
const dir = mkdtempSync(join(tmpdir(), "tidemark-credentials-"));
let authority: Authority;
let client: Issued;
let soon: Issued;
let encrypted: { pkcs8: string; sec1: string };
let pkcs12: string;

beforeAll(async () => {
  process.env.TIDEMARK_TEST_PASSPHRASE = "ebb";
  process.env.TIDEMARK_TEST_WRONG_PASSPHRASE = "flow";
  authority = await createAuthority(dir, "authority");
  client = await issue(authority, "client");
  soon = await issue(authority, "soon", { days: 5 });
  encrypted = { pkcs8: encryptKey(client, "pkcs8", "ebb"), sec1: encryptKey(client, "sec1", "ebb") };
  pkcs12 = await toPkcs12(soon, "ebb");
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const credentialsOf = (tls: object, sasl?: object) =>
  new Credentials(clusterSettings.parse({ brokers: ["localhost:1"], tls, ...(sasl ? { sasl } : {}) }));
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
};
const KEY_ENV = { keyPassphraseEnv: "TIDEMARK_TEST_PASSPHRASE" };
const PKCS12_ENV = { pkcs12PassphraseEnv: "TIDEMARK_TEST_PASSPHRASE" };

describe("a client certificate is read", () => {
  it.each([
    ["with a key in PEM", () => ({ certFile: client.cert, keyFile: client.key })],
    ["with an encrypted PKCS#8 key", () => ({ certFile: client.cert, keyFile: encrypted.pkcs8, ...KEY_ENV })],
    ["with a traditional encrypted key", () => ({ certFile: client.cert, keyFile: encrypted.sec1, ...KEY_ENV })],
    [
      "with the passphrase in a file",
      () => ({ certFile: client.cert, keyFile: encrypted.pkcs8, keyPassphraseFile: file("passphrase", "ebb\n") }),
    ],
    ["from PKCS#12", () => ({ pkcs12File: pkcs12, ...PKCS12_ENV })],
  ])("%s", (_, tls) => {
    expect(credentialsOf(tls()).tlsFor("kafka-1")).toMatchObject({ servername: "kafka-1" });
  });
});

describe("a file that cannot be used is named, with its format", () => {
  const half = (path: string) => readFileSync(path).subarray(0, 150);
  it.each([
    ["absent", () => ({ caFile: join(dir, "absent") }), /^tls\.caFile names .*absent, but there is no such file\.$/],
    ["empty", () => ({ caFile: file("empty", "") }), /tls\.caFile names .*, which is empty: certificates in PEM/],
    ["cut off", () => ({ caFile: file("half", half(authority.cert)) }), /ends in the middle of a certificate/],
    ["Java's", () => ({ caFile: file("jks", Buffer.from("feedfeed00", "hex")) }), /which is a Java keystore \(JKS\)/],
    ["PKCS#12 as authority", () => ({ caFile: pkcs12 }), /which is a PKCS#12 file: certificates in PEM are read/],
    [
      "an encrypted key without a passphrase",
      () => ({ certFile: client.cert, keyFile: encrypted.pkcs8 }),
      /tls\.keyFile .* is encrypted: name its passphrase in tls\.keyPassphraseEnv or tls\.keyPassphraseFile/,
    ],
    [
      "a wrong passphrase",
      () => ({ certFile: client.cert, keyFile: encrypted.sec1, keyPassphraseEnv: "TIDEMARK_TEST_WRONG_PASSPHRASE" }),
      /tls\.keyFile .* does not open with the passphrase/,
    ],
    [
      "a public key",
      () => ({ certFile: client.cert, keyFile: file("public", publicKey()) }),
      /which is PEM of "PUBLIC KEY": a private key in PEM is read/,
    ],
    [
      "a key in DER",
      () => ({ certFile: client.cert, keyFile: file("der", der(client.key)) }),
      /which is binary \(DER\): a private key in PEM is read/,
    ],
    ["another key", () => ({ certFile: client.cert, keyFile: soon.key }), /the certificate in .* is for another key/],
    [
      "PKCS#12 without",
      () => ({ pkcs12File: pkcs12 }),
      /does not open without a passphrase: name it in tls\.pkcs12Pass/,
    ],
    ["PEM as PKCS#12", () => ({ pkcs12File: client.cert }), /which is PEM of "CERTIFICATE": PKCS#12 is read/],
  ])("%s", (_, tls, sentence) => {
    expect(() => credentialsOf(tls()).tlsFor("kafka-1")).toThrow(sentence);
  });
});

const publicKey = () => generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" });
const der = (key: string) => createPrivateKey(readFileSync(key)).export({ type: "pkcs8", format: "der" });

describe("rotation", () => {
  it("uses what is new for the next connection, and keeps the last good files while new ones are half written", () => {
    const caFile = file("rotated.pem", readFileSync(authority.cert));
    const credentials = credentialsOf({ caFile });
    const first = credentials.tlsFor("kafka-1")?.secureContext;
    expect(credentials.tlsFor("kafka-1")?.secureContext).toBe(first);

    writeFileSync(caFile, readFileSync(client.cert).subarray(0, 200));
    expect(credentials.tlsFor("kafka-1")?.secureContext).toBe(first);
    expect(credentials.problems(0)).toMatchObject([
      {
        what: "credentials",
        subject: null,
        message: `tls.caFile names ${caFile}, but the file ends in the middle of a certificate. The previous one stays in use.`,
      },
    ]);

    writeFileSync(caFile, readFileSync(client.cert));
    expect(credentials.problems(60_000)).toEqual([]);
    expect(credentials.tlsFor("kafka-1")?.secureContext).not.toBe(first);
  });

  it("tells of a file that went bad though nothing connects", () => {
    const passwordFile = file("password", "ebb\n");
    const sasl = { mechanism: "PLAIN", username: "u", passwordFile };
    const credentials = credentialsOf({ caFile: authority.cert }, sasl);
    expect(credentials.problems(0)).toEqual([]);
    writeFileSync(passwordFile, "");
    expect(credentials.problems(1_000)).toEqual([]);
    expect(credentials.problems(60_000)).toMatchObject([
      { message: `sasl.password: the file ${passwordFile} is empty. The previous one stays in use.` },
    ]);
  });
});

describe("a client certificate that is about to expire", () => {
  it.each([
    ["in PEM", () => ({ certFile: soon.cert, keyFile: soon.key }), "tls.certFile"],
    ["in PKCS#12", () => ({ pkcs12File: pkcs12, ...PKCS12_ENV }), "tls.pkcs12File"],
  ])("%s is told of 14 days before, with the date", (_, tls, subject) => {
    const now = Date.now();
    const date = new Date(now + 5 * DAY_MS).toISOString().slice(0, 7);
    const [problem, ...more] = credentialsOf(tls()).problems(now);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ what: "certificate", subject });
    expect(problem?.message).toMatch(
      new RegExp(`^The certificate expires on ${date}-\\d\\d, in [45] days\\. Renew it\\.$`),
    );
    expect(credentialsOf(tls()).problems(now - 10 * DAY_MS)).toEqual([]);
    expect(credentialsOf(tls()).problems(now + 6 * DAY_MS)[0]?.message).toMatch(/^The certificate expired on /);
  });
});

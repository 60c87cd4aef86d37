/** Certificates for brokers and clients of the lab, made by the openssl of this machine. Not for production. */
import { execFile } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** An authority that signs certificates. Paths of PEM files. */
export interface Authority {
  dir: string;
  name: string;
  cert: string;
  key: string;
}

/** A signed certificate and its private key (PKCS#8, not encrypted). Paths of PEM files. */
export interface Issued {
  cert: string;
  key: string;
}

const EC_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

/** Makes an authority of this name in `dir`; it is valid for 30 days. */
export async function createAuthority(dir: string, name: string): Promise<Authority> {
  mkdirSync(dir, { recursive: true });
  const authority = { dir, name, cert: join(dir, `${name}.pem`), key: join(dir, `${name}.key`) };
  const out = ["-keyout", authority.key, "-out", authority.cert, "-days", "30", "-subj", `/CN=${name}`];
  await run("openssl", ["req", "-x509", ...EC_KEY, ...out]);
  return authority;
}

/** Signs a certificate for `CN=name`; as a server's it is good for `host` alone. `days` until it expires. */
export async function issue(
  { dir, name: by, cert, key }: Authority,
  name: string,
  { days = 30, host = "localhost" } = {},
): Promise<Issued> {
  const stem = join(dir, `${by}-${name}`);
  const issued = { cert: `${stem}.pem`, key: `${stem}.key` };
  await run("openssl", ["req", ...EC_KEY, "-keyout", issued.key, "-out", `${stem}.csr`, "-subj", `/CN=${name}`]);
  writeFileSync(`${stem}.ext`, `subjectAltName=DNS:${host}\n`);
  const request = ["-req", "-in", `${stem}.csr`, "-extfile", `${stem}.ext`, "-days", String(days)];
  await run("openssl", ["x509", ...request, "-CA", cert, "-CAkey", key, "-CAcreateserial", "-out", issued.cert]);
  return issued;
}

/** The private key once more, encrypted: in PKCS#8, or in the traditional form of OpenSSL. */
export function encryptKey({ key }: Issued, form: "pkcs8" | "sec1", passphrase: string): string {
  const file = key.replace(/\.key$/, `.${form}.key`);
  const options = { format: "pem", cipher: "aes-256-cbc", passphrase } as const;
  writeFileSync(file, createPrivateKey(readFileSync(key)).export({ type: form, ...options }));
  return file;
}

/** Certificate and key in one PKCS#12 file. */
export async function toPkcs12({ cert, key }: Issued, passphrase: string): Promise<string> {
  const file = cert.replace(/\.pem$/, ".p12");
  const modern = ["-keypbe", "AES-256-CBC", "-certpbe", "AES-256-CBC", "-macalg", "sha256"];
  await run("openssl", [
    "pkcs12",
    "-export",
    "-in",
    cert,
    "-inkey",
    key,
    ...modern,
    "-out",
    file,
    "-passout",
    `pass:${passphrase}`,
  ]);
  return file;
}

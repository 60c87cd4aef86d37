/** Certificates and keys from files, in PEM or PKCS#12, tried before anything is connected with them. */
import { createHash, createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { createSecureContext, type ConnectionOptions, type SecureContext } from "node:tls";
import { plain, say, type Reason } from "@/lib/core/words/sentences/facts";
import { FileError, formatOf, pemBlocks, readNamedFile } from "./named-files";
import { readSecret } from "./secrets";
import type { TlsFiles } from "./settings";

/** The files of a tls block as they stand on disk. */
interface RawFiles {
  ca?: Buffer;
  cert?: Buffer;
  key?: Buffer;
  pkcs12?: Buffer;
  passphrase?: string;
}

export interface LoadedTls {
  /** For Node's `connect`; `servername` only where the settings ask for it. */
  options: ConnectionOptions;
  /** The client's own certificate, and the setting that names it. */
  own: { setting: string; certificate: X509Certificate } | null;
  /** The same for the same contents of all files. */
  fingerprint: string;
}

/**
 * Reads and tries the files of a tls block. Throws a `FileError` that names the setting, the file and the format that was
 * found. Where nothing has changed since `before`, that is returned.
 */
export function loadTls(tls: TlsFiles, before?: LoadedTls): LoadedTls {
  const raw = readRaw(tls);
  const fingerprint = fingerprintOf(raw);
  if (fingerprint === before?.fingerprint) return before;
  const key = raw.key && privateKey(tls.keyFile!, raw.key, raw.passphrase);
  const ca = raw.ca && certificatesOf("tls.caFile", tls.caFile!, raw.ca);
  const cert = raw.cert && certificatesOf("tls.certFile", tls.certFile!, raw.cert);
  const leaf = cert?.[0];
  if (leaf && key && !leaf.checkPrivateKey(key))
    throw new FileError("tls.keyFile", tls.keyFile!, say("file.other-key", { certificate: String(tls.certFile) }));
  const context = raw.pkcs12
    ? openPkcs12(tls.pkcs12File!, raw)
    : createSecureContext({
        ...(ca ? { ca: raw.ca } : {}),
        ...(cert ? { cert: raw.cert } : {}),
        ...(key ? { key: key.export({ type: "pkcs8", format: "pem" }) } : {}),
      });
  const own = leaf ?? certificateIn(context);
  return {
    options: {
      rejectUnauthorized: tls.rejectUnauthorized,
      secureContext: context,
      ...(tls.serverName ? { servername: tls.serverName } : {}),
    },
    own: own ? { setting: leaf ? "tls.certFile" : "tls.pkcs12File", certificate: own } : null,
    fingerprint,
  };
}

function readRaw(tls: TlsFiles): RawFiles {
  const raw: RawFiles = {};
  if (tls.caFile) raw.ca = readNamedFile("tls.caFile", tls.caFile);
  if (tls.certFile) raw.cert = readNamedFile("tls.certFile", tls.certFile);
  if (tls.keyFile) raw.key = readNamedFile("tls.keyFile", tls.keyFile);
  if (tls.pkcs12File) raw.pkcs12 = readNamedFile("tls.pkcs12File", tls.pkcs12File);
  const what = tls.pkcs12File ? "tls.pkcs12Passphrase" : "tls.keyPassphrase";
  const env = tls.pkcs12File ? tls.pkcs12PassphraseEnv : tls.keyPassphraseEnv;
  const file = tls.pkcs12File ? tls.pkcs12PassphraseFile : tls.keyPassphraseFile;
  if (env ?? file) raw.passphrase = readSecret({ what, env, file });
  return raw;
}

function fingerprintOf({ ca, cert, key, pkcs12, passphrase }: RawFiles): string {
  const hash = createHash("sha256");
  for (const part of [ca, cert, key, pkcs12, passphrase]) hash.update(`${part?.length ?? -1}:`).update(part ?? "");
  return hash.digest("base64");
}

/** The certificates of a PEM file, at least one. A file that is cut off is refused: Node would take what is there. */
function certificatesOf(setting: string, file: string, bytes: Buffer): X509Certificate[] {
  const blocks = pemBlocks(bytes.toString("latin1"), "CERTIFICATE");
  if (blocks === null) throw new FileError(setting, file, plain("file.cut-certificate"));
  if (blocks.length === 0)
    throw new FileError(setting, file, say("file.not-certificates", { format: formatOf(bytes) }));
  return blocks.map((block, index) => {
    try {
      return new X509Certificate(block);
    } catch (error) {
      throw new FileError(setting, file, say("file.bad-certificate", { index: index + 1 }), error);
    }
  });
}

const KEY_LABELS = ["PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY", "DSA PRIVATE KEY"];
/** How a key of the traditional form says that it is encrypted (RFC 1421, 4.6.1.1). */
const TRADITIONAL_MARK = "Proc-Type: 4,ENCRYPTED";

function privateKey(file: string, bytes: Buffer, passphrase: string | undefined): KeyObject {
  const text = bytes.toString("latin1");
  const refuse = (why: Reason, cause?: unknown) => new FileError("tls.keyFile", file, why, cause);
  const found = KEY_LABELS.map((label) => ({ label, blocks: pemBlocks(text, label) }));
  if (found.some(({ blocks }) => blocks === null)) throw refuse(plain("file.cut-key"));
  const label = found.find(({ blocks }) => blocks !== null && blocks.length > 0)?.label;
  if (label === undefined) throw refuse(say("file.not-key", { format: formatOf(bytes) }));
  const encrypted = label === "ENCRYPTED PRIVATE KEY" || text.includes(TRADITIONAL_MARK);
  if (encrypted && passphrase === undefined) throw refuse(plain("file.encrypted"));
  try {
    return createPrivateKey({ key: bytes, ...(encrypted ? { passphrase } : {}) });
  } catch (error) {
    if (!encrypted) throw refuse(say("file.bad-key", { label }), error);
    if (isUnsupported(error)) throw refuse(OLD_ALGORITHM, error);
    throw refuse(plain("file.passphrase-wrong"), error);
  }
}

const OLD_ALGORITHM = plain("file.old-algorithm");

const UNSUPPORTED = new Set(["ERR_OSSL_EVP_UNSUPPORTED", "ERR_CRYPTO_UNSUPPORTED_OPERATION"]);
const isUnsupported = (error: unknown) => UNSUPPORTED.has((error as NodeJS.ErrnoException).code ?? "");

/** Node tells a wrong passphrase from a broken file in words alone: both get one sentence. */
function openPkcs12(file: string, { pkcs12 = Buffer.alloc(0), passphrase, ca }: RawFiles): SecureContext {
  const refuse = (why: Reason, cause?: unknown) => new FileError("tls.pkcs12File", file, why, cause);
  const format = formatOf(pkcs12);
  if (format.key !== "format.pkcs12") throw refuse(say("file.not-pkcs12", { format }));
  try {
    return createSecureContext({
      pfx: pkcs12,
      ...(passphrase === undefined ? {} : { passphrase }),
      ...(ca ? { ca } : {}),
    });
  } catch (error) {
    if (isUnsupported(error)) throw refuse(OLD_ALGORITHM, error);
    throw refuse(plain(passphrase === undefined ? "file.passphrase-missing" : "file.passphrase-wrong"), error);
  }
}

/** The client's certificate of a context. Node shows it on its own handle alone; without it, its expiry is not told. */
function certificateIn(context: SecureContext): X509Certificate | null {
  const handle = context.context as { getCertificate?: () => Buffer | null } | undefined;
  const bytes = handle?.getCertificate?.();
  return bytes ? new X509Certificate(bytes) : null;
}

/** What is wrong with certificates, keys, passwords and tokens, and with the files that they are read from. */
import type { Nothing, Inside } from "../plain-facts";

export interface CredentialFactsOf<Inner extends Inside> {
  "file.unusable": { setting: string; file: string; why: Inner["reason"] };
  "file.missing": Nothing;
  "file.not-allowed": Nothing;
  /** The system's name for an error without words of its own. */
  "file.code": { code: string };
  "file.cut-certificate": Nothing;
  "file.cut-key": Nothing;
  "file.not-certificates": { format: Inner["reason"] };
  "file.not-key": { format: Inner["reason"] };
  "file.not-pkcs12": { format: Inner["reason"] };
  "file.bad-certificate": { index: number };
  "file.bad-key": { label: string };
  /** `certificate`: the file of the other one. */
  "file.other-key": { certificate: string };
  "file.encrypted": Nothing;
  "file.passphrase-missing": Nothing;
  "file.passphrase-wrong": Nothing;
  "file.old-algorithm": Nothing;

  "format.empty": Nothing;
  "format.jks": Nothing;
  "format.jceks": Nothing;
  "format.pkcs12": Nothing;
  "format.der": Nothing;
  "format.pem": { label: string };
  "format.unknown": Nothing;

  /** `what`: the setting without its end, as in "sasl.password". */
  "secret.missing": { what: string; place: SecretPlaceKind; name: string; state: "not set" | "empty" };
  "token.no-answer": { endpoint: string };
  "token.refused": { endpoint: string; status: number };
  "token.none": { endpoint: string };
}

export type SecretPlaceKind = "file" | "environment variable";

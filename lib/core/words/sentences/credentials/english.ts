import type { Said, SentencesOf, CredentialFacts } from "../facts";

/** Sentences without their full stop; what is wrong with a file stands after its name. */
export const credentialsInEnglish = (english: (said: Said) => string): SentencesOf<CredentialFacts> => ({
  "file.unusable": ({ setting, file, why }) => `${setting} names ${file}, ${english(why)}`,
  "file.missing": () => "but there is no such file",
  "file.not-allowed": () => "but Tidemark may not read it",
  "file.code": ({ code }) => `but ${code}`,
  "file.cut-certificate": () => "but the file ends in the middle of a certificate",
  "file.cut-key": () => "but the file ends in the middle of a key",
  "file.not-certificates": ({ format }) => `which is ${english(format)}: certificates in PEM are read`,
  "file.not-key": ({ format }) =>
    `which is ${english(format)}: a private key in PEM is read (PKCS#8 or traditional, encrypted or not)`,
  "file.not-pkcs12": ({ format }) => `which is ${english(format)}: PKCS#12 is read`,
  "file.bad-certificate": ({ index }) => `but certificate ${index} in it cannot be read`,
  "file.bad-key": ({ label }) => `which is PEM of "${label}", but the key in it cannot be read`,
  "file.other-key": ({ certificate }) => `but the certificate in ${certificate} is for another key`,
  "file.encrypted": () => "which is encrypted: name its passphrase in tls.keyPassphraseEnv or tls.keyPassphraseFile",
  "file.passphrase-missing": () =>
    "which does not open without a passphrase: name it in tls.pkcs12PassphraseEnv or tls.pkcs12PassphraseFile",
  "file.passphrase-wrong": () => "which does not open with the passphrase: is it the right one, and the file whole?",
  "file.old-algorithm": () =>
    "which is encrypted by an algorithm that OpenSSL 3 no longer reads: re-encrypt it, for example with AES-256 (docs/connecting.md)",

  "format.empty": () => "empty",
  "format.jks": () => "a Java keystore (JKS)",
  "format.jceks": () => "a Java keystore (JCEKS)",
  "format.pkcs12": () => "a PKCS#12 file",
  "format.der": () => "binary (DER)",
  "format.pem": ({ label }) => `PEM of "${label}"`,
  "format.unknown": () => "in an unknown format",

  "secret.missing": ({ what, place, name, state }) => `${what}: the ${place} ${name} is ${state}`,
  "token.no-answer": ({ endpoint }) => `The token endpoint ${endpoint} does not answer`,
  "token.refused": ({ endpoint, status }) => `The token endpoint ${endpoint} refused with HTTP ${status}`,
  "token.none": ({ endpoint }) => `The token endpoint ${endpoint} sent no access_token`,
});

import { expect, it } from "vitest";
import { plain, say, type CredentialFacts } from "../facts";
import { expectedOf, rowsOf, spokenOf } from "../test-sentences";

const rows = rowsOf<CredentialFacts>({
  "file.unusable": [
    [
      { setting: "tls.caFile", file: "/etc/ca.pem", why: plain("file.missing") },
      "tls.caFile names /etc/ca.pem, but there is no such file",
      "tls.caFile(/etc/ca.pem): 그런 파일이 없습니다",
    ],
    [
      {
        setting: "tls.keyFile",
        file: "/etc/k.jks",
        why: say("file.not-key", { format: plain("format.jks") }),
      },
      "tls.keyFile names /etc/k.jks, which is a Java keystore (JKS): a private key in PEM is read (PKCS#8 or traditional, encrypted or not)",
      "tls.keyFile(/etc/k.jks): Java 키 저장소(JKS): PEM 개인 키만 읽습니다(PKCS#8이나 기존 형식, 암호화 여부와 무관)",
    ],
    [
      {
        setting: "tls.caFile",
        file: "/k",
        why: say("file.not-certificates", { format: say("format.pem", { label: "PUBLIC KEY" }) }),
      },
      'tls.caFile names /k, which is PEM of "PUBLIC KEY": certificates in PEM are read',
      'tls.caFile(/k): PEM "PUBLIC KEY": PEM 인증서만 읽습니다',
    ],
    [
      { setting: "tls.keyFile", file: "/k", why: say("file.other-key", { certificate: "/c" }) },
      "tls.keyFile names /k, but the certificate in /c is for another key",
      "tls.keyFile(/k): /c의 인증서는 다른 키의 것입니다",
    ],
  ],
  "file.missing": [[{}, "but there is no such file"]],
  "file.not-allowed": [[{}, "but Tidemark may not read it"]],
  "file.code": [[{ code: "EISDIR" }, "but EISDIR"]],
  "file.cut-certificate": [[{}, "but the file ends in the middle of a certificate"]],
  "file.cut-key": [[{}, "but the file ends in the middle of a key"]],
  "file.not-certificates": [[{ format: plain("format.der") }, "which is binary (DER): certificates in PEM are read"]],
  "file.not-key": [
    [
      { format: plain("format.empty") },
      "which is empty: a private key in PEM is read (PKCS#8 or traditional, encrypted or not)",
    ],
  ],
  "file.not-pkcs12": [[{ format: plain("format.jceks") }, "which is a Java keystore (JCEKS): PKCS#12 is read"]],
  "file.bad-certificate": [[{ index: 2 }, "but certificate 2 in it cannot be read"]],
  "file.bad-key": [[{ label: "PRIVATE KEY" }, 'which is PEM of "PRIVATE KEY", but the key in it cannot be read']],
  "file.other-key": [[{ certificate: "/c" }, "but the certificate in /c is for another key"]],
  "file.encrypted": [[{}, "which is encrypted: name its passphrase in tls.keyPassphraseEnv or tls.keyPassphraseFile"]],
  "file.passphrase-missing": [
    [{}, "which does not open without a passphrase: name it in tls.pkcs12PassphraseEnv or tls.pkcs12PassphraseFile"],
  ],
  "file.passphrase-wrong": [[{}, "which does not open with the passphrase: is it the right one, and the file whole?"]],
  "file.old-algorithm": [
    [
      {},
      "which is encrypted by an algorithm that OpenSSL 3 no longer reads: re-encrypt it, for example with " +
        "AES-256 (docs/connecting.md)",
    ],
  ],
  "format.empty": [[{}, "empty"]],
  "format.jks": [[{}, "a Java keystore (JKS)"]],
  "format.jceks": [[{}, "a Java keystore (JCEKS)"]],
  "format.pkcs12": [[{}, "a PKCS#12 file"]],
  "format.der": [[{}, "binary (DER)"]],
  "format.pem": [[{ label: "PUBLIC KEY" }, 'PEM of "PUBLIC KEY"']],
  "format.unknown": [[{}, "in an unknown format"]],
  "secret.missing": [
    [
      { what: "sasl.password", place: "environment variable", name: "P", state: "not set" },
      "sasl.password: the environment variable P is not set",
      "sasl.password: 환경 변수 P이(가) 설정되지 않았습니다",
    ],
    [
      { what: "sasl.token", place: "file", name: "/t", state: "empty" },
      "sasl.token: the file /t is empty",
      "sasl.token: 파일 /t이(가) 비어 있습니다",
    ],
  ],
  "token.no-answer": [[{ endpoint: "https://a/t" }, "The token endpoint https://a/t does not answer"]],
  "token.refused": [[{ endpoint: "https://a/t", status: 401 }, "The token endpoint https://a/t refused with HTTP 401"]],
  "token.none": [[{ endpoint: "https://a/t" }, "The token endpoint https://a/t sent no access_token"]],
});

it.each(rows)("%s", (_, row) => expect(spokenOf(row)).toEqual(expectedOf(row)));

/** Korean for what is wrong with the files that certificates, keys and passwords are read from. */
import { phrasebook } from "./phrasebook";

const WHY: Readonly<Record<string, string>> = {
  "but there is no such file": "그런 파일이 없습니다",
  "but it may not be read": "읽을 권한이 없습니다",
  "but the file ends in the middle of a certificate": "파일이 인증서 중간에서 끝납니다",
  "but the file ends in the middle of a key": "파일이 키 중간에서 끝납니다",
  "which is encrypted: name its passphrase in tls.keyPassphraseEnv or tls.keyPassphraseFile":
    "암호화되어 있습니다. tls.keyPassphraseEnv나 tls.keyPassphraseFile에 암호문구를 지정하세요",
  "which does not open without a passphrase: name it in tls.pkcs12PassphraseEnv or tls.pkcs12PassphraseFile":
    "암호문구 없이는 열리지 않습니다. tls.pkcs12PassphraseEnv나 tls.pkcs12PassphraseFile에 지정하세요",
  "which does not open with the passphrase: is it the right one, and the file whole?":
    "암호문구로 열리지 않습니다. 암호문구가 맞고 파일이 온전한가요?",
  "which is encrypted by an algorithm that OpenSSL 3 no longer reads: encrypt it anew, such as with AES-256 (docs/connecting.md)":
    "OpenSSL 3이 더 이상 읽지 않는 알고리즘으로 암호화되어 있습니다. AES-256 등으로 다시 암호화하세요(docs/connecting.md)",
};

const FORMATS: Readonly<Record<string, string>> = {
  empty: "비어 있음",
  "a Java keystore (JKS)": "Java 키 저장소(JKS)",
  "a Java keystore (JCEKS)": "Java 키 저장소(JCEKS)",
  "a PKCS#12 file": "PKCS#12 파일",
  "binary (DER)": "이진 형식(DER)",
  "in no format that is known here": "알 수 없는 형식",
};

const formatIn = (format: string) => FORMATS[format] ?? format.replace(/^PEM of /, "PEM ");

const READ: Readonly<Record<string, string>> = {
  "certificates in PEM are read": "PEM 인증서만 읽습니다",
  "a private key in PEM is read (PKCS#8 or traditional, encrypted or not)":
    "PEM 개인 키만 읽습니다(PKCS#8이나 기존 형식, 암호화 여부와 무관)",
  "PKCS#12 is read": "PKCS#12만 읽습니다",
};

const lookUp = phrasebook({
  plain: WHY,
  forms: [
    [
      /^which is (.+): (.+ (?:is|are) read(?: \(.+\))?)$/,
      ([format, read]) => `${formatIn(format!)}: ${READ[read!] ?? read}`,
    ],
    [
      /^which is PEM of "(.+)", but the key in it cannot be read$/,
      ([label]) => `PEM "${label}"이지만 안의 키를 읽을 수 없습니다`,
    ],
    [/^but certificate (\d+) in it cannot be read$/, ([index]) => `안의 인증서 ${index}번을 읽을 수 없습니다`],
    [/^but the certificate in (\S+) is for another key$/, ([file]) => `${file}의 인증서는 다른 키의 것입니다`],
  ],
});

/** Why a file that a setting names is of no use, in Korean; as it came where there are no words for it. */
export const fileTroubleInKorean = (why: string): string => lookUp(why) ?? why;

import type { Said, SentencesOf, CredentialFacts } from "../facts";

const PLACES = { file: "파일", "environment variable": "환경 변수" };
const STATES = { "not set": "설정되지 않았습니다", empty: "비어 있습니다" };

/** Sentences without their full stop; what is wrong with a file stands after its name. */
export const credentialsInKorean = (korean: (said: Said) => string): SentencesOf<CredentialFacts> => ({
  "file.unusable": ({ setting, file, why }) => `${setting}(${file}): ${korean(why)}`,
  "file.missing": () => "그런 파일이 없습니다",
  "file.not-allowed": () => "읽을 권한이 없습니다",
  "file.code": ({ code }) => code,
  "file.cut-certificate": () => "파일이 인증서 중간에서 끝납니다",
  "file.cut-key": () => "파일이 키 중간에서 끝납니다",
  "file.not-certificates": ({ format }) => `${korean(format)}: PEM 인증서만 읽습니다`,
  "file.not-key": ({ format }) => `${korean(format)}: PEM 개인 키만 읽습니다(PKCS#8이나 기존 형식, 암호화 여부와 무관)`,
  "file.not-pkcs12": ({ format }) => `${korean(format)}: PKCS#12만 읽습니다`,
  "file.bad-certificate": ({ index }) => `안의 인증서 ${index}번을 읽을 수 없습니다`,
  "file.bad-key": ({ label }) => `PEM "${label}"이지만 안의 키를 읽을 수 없습니다`,
  "file.other-key": ({ certificate }) => `${certificate}의 인증서는 다른 키의 것입니다`,
  "file.encrypted": () => "암호화되어 있습니다. tls.keyPassphraseEnv나 tls.keyPassphraseFile에 암호문구를 지정하세요",
  "file.passphrase-missing": () =>
    "암호문구 없이는 열리지 않습니다. tls.pkcs12PassphraseEnv나 tls.pkcs12PassphraseFile에 지정하세요",
  "file.passphrase-wrong": () => "암호문구로 열리지 않습니다. 암호문구가 맞고 파일이 온전한가요?",
  "file.old-algorithm": () =>
    "OpenSSL 3이 더 이상 읽지 않는 알고리즘으로 암호화되어 있습니다. AES-256 등으로 다시 암호화하세요(docs/connecting.md)",

  "format.empty": () => "비어 있음",
  "format.jks": () => "Java 키 저장소(JKS)",
  "format.jceks": () => "Java 키 저장소(JCEKS)",
  "format.pkcs12": () => "PKCS#12 파일",
  "format.der": () => "이진 형식(DER)",
  "format.pem": ({ label }) => `PEM "${label}"`,
  "format.unknown": () => "알 수 없는 형식",

  "secret.missing": ({ what, place, name, state }) => `${what}: ${PLACES[place]} ${name}이(가) ${STATES[state]}`,
  "token.no-answer": ({ endpoint }) => `토큰 엔드포인트 ${endpoint}이(가) 응답하지 않습니다`,
  "token.refused": ({ endpoint, status }) => `토큰 엔드포인트 ${endpoint}이(가) HTTP ${status}(으)로 거절했습니다`,
  "token.none": ({ endpoint }) => `토큰 엔드포인트 ${endpoint}이(가) access_token을 보내지 않았습니다`,
});

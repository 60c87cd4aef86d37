import { describe, expect, it } from "vitest";
import { messageInKorean } from "./korean-messages";
import { reasonInKorean } from "./korean-reasons";

describe("what is wrong with certificates and secrets, in Korean", () => {
  it.each([
    ["tls.caFile names /etc/ca.pem, but there is no such file.", "tls.caFile(/etc/ca.pem): 그런 파일이 없습니다."],
    [
      "tls.caFile names /etc/ca.pem, but the file ends in the middle of a certificate. What was read before stays in use.",
      "tls.caFile(/etc/ca.pem): 파일이 인증서 중간에서 끝납니다. 이전에 읽은 것을 계속 씁니다.",
    ],
    [
      "tls.keyFile names /etc/k.jks, which is a Java keystore (JKS): a private key in PEM is read (PKCS#8 or traditional, encrypted or not).",
      "tls.keyFile(/etc/k.jks): Java 키 저장소(JKS): PEM 개인 키만 읽습니다(PKCS#8이나 기존 형식, 암호화 여부와 무관).",
    ],
    [
      'tls.caFile names /k, which is PEM of "PUBLIC KEY": certificates in PEM are read.',
      'tls.caFile(/k): PEM "PUBLIC KEY": PEM 인증서만 읽습니다.',
    ],
    [
      "tls.keyFile names /k, but the certificate in /c is for another key.",
      "tls.keyFile(/k): /c의 인증서는 다른 키의 것입니다.",
    ],
    ["sasl.password: the environment variable P is not set.", "sasl.password: 환경 변수 P이(가) 설정되지 않았습니다."],
    [
      "The certificate expires on 2026-12-05, in 5 days. Renew it.",
      "인증서가 2026-12-05에 만료됩니다(5일 뒤). 갱신하세요.",
    ],
    ["The certificate expired on 2026-12-05. Renew it.", "인증서가 2026-12-05에 만료되었습니다. 갱신하세요."],
  ])("%s", (english, korean) => expect(messageInKorean(english)).toBe(korean));

  it.each([
    [
      "the broker's certificate is not trusted (self-signed certificate in certificate chain): its authority is not trusted here: tls.caFile must hold the certificate of the authority that signed it",
      /여기서 신뢰하지 않는 인증 기관/,
    ],
    ["the broker does not offer this SASL mechanism (it offers PLAIN): check sasl.mechanism", /지원: PLAIN/],
    ["the broker refused the token (invalid_token): check where it comes from", /토큰을 거절함 \(invalid_token\)/],
  ])("%s", (english, korean) => expect(reasonInKorean(english)).toMatch(korean));
});

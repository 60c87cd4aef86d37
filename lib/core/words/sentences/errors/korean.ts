import type { Said, SentencesOf, ErrorFacts } from "../facts";

const at = (where: string | null) => where ?? "브로커";
const RESOURCES = { topic: "토픽", group: "그룹", cluster: "클러스터" };

/** Half sentences, to stand after a colon; questions end in their mark. */
export const errorsInKorean = (korean: (said: Said) => string): SentencesOf<ErrorFacts> => ({
  "kafka.unknown-partition": () => "브로커가 이 파티션을 (더 이상) 모름",
  "kafka.no-leader": () => "파티션에 리더가 없음",
  "kafka.leader-moving": () => "리더가 다른 브로커로 옮겨 가는 중",
  "kafka.replica-away": () => "복제본 하나를 쓸 수 없음",
  "kafka.log-end-not-yet": () => "새 리더가 최신 오프셋을 아직 모름",
  "kafka.disk": () => "브로커가 디스크를 읽지 못함",
  "kafka.slow": () => "브로커가 요청을 제때 끝내지 못함",
  "kafka.coordinator-loading": () => "그룹 코디네이터가 아직 불러오는 중",
  "kafka.coordinator-not-available": () => "그룹 코디네이터를 쓸 수 없음",
  "kafka.coordinator-moving": () => "그룹 코디네이터가 다른 브로커로 옮겨 가는 중",
  "kafka.group-gone": () => "그룹이 없어짐",
  "kafka.transaction-open": () => "오프셋이 든 트랜잭션이 아직 열려 있음",
  "kafka.not-authorised": ({ resource }) => `권한 없음: ${RESOURCES[resource]}에 Describe 권한을 주세요`,
  "kafka.version": () => "이 요청에는 브로커가 너무 오래되었거나 너무 새로움",
  "kafka.sasl-state": () => "SASL 로그인의 지금 상태에서는 브로커가 이 요청을 받지 않음",
  "kafka.code": ({ name }) => name,
  "kafka.unspoken": ({ release, request, since }) =>
    `브로커가 Kafka ${release ?? "0.11 이전"} 수준이라 ${request} 요청을 모름: ` +
    `${since === null ? "더 새로운 브로커" : `Kafka ${since} 이상`}이(가) 필요`,
  "kafka.spoken-newer": ({ request }) =>
    `브로커가 ${request} 요청을 이 Tidemark보다 새로운 버전으로만 받음: Tidemark를 업데이트하세요`,
  "kafka.requests-unreported": () => "브로커가 어떤 요청을 받는지 알려 주지 않음",
  "kafka.left-out": () => "브로커의 응답에 들어 있지 않음",
  "kafka.offset-unknown": () => "브로커가 오프셋을 모름",

  "leader.unlisted": ({ broker }) => `리더인 브로커 ${broker}이(가) 클러스터의 메타데이터에 없음`,
  "leader.unasked": ({ broker, reason }) => `리더인 브로커 ${broker}에 물을 수 없음: ${korean(reason)}`,
  "leader.offline": ({ brokers }) => `파티션에 리더가 없음: 브로커 ${brokers.join(", ")}의 복제본이 오프라인`,

  "coordinator.mute": ({ broker }) => `코디네이터인 브로커 ${broker}이(가) 그룹 목록을 내주지 못함`,
  "coordinator.away": ({ broker }) => `코디네이터인 브로커 ${broker}에 연결할 수 없음`,
  "coordinator.moves": ({ broker }) => `코디네이터가 브로커 ${broker}(으)로 옮겨 가는 중`,
  "coordinator.none": () => "코디네이터에 연결할 수 없고 넘겨받을 다른 브로커도 없음",
  "coordinator.does-not-describe": () => "코디네이터가 이 그룹을 설명하지 않음",
  "coordinator.late": () => "응답이 늦음: 다른 그룹과 따로 기다리는 중",
  "coordinator.full": () => "코디네이터가 연결을 제때 더 받지 않음",

  "network.refused": ({ where }) => `${at(where)}에서 아무것도 듣고 있지 않음. 브로커가 떠 있나요? 포트가 맞나요?`,
  "network.unresolved": ({ host }) => `호스트 이름 ${host}을(를) 찾지 못함`,
  "network.no-route": ({ where }) => `${at(where)}까지 가는 경로가 없음`,
  "network.late": ({ text }) => `제때 응답이 없음 (${text}). 중간에 방화벽이 있나요? 브로커가 과부하인가요?`,
  "network.tls": () => "TLS 핸드셰이크 실패. 브로커가 이 포트에서 TLS를 쓰나요? 클라이언트 인증서를 요구하나요?",
  "network.closed": () => "브로커가 연결을 닫음. 이 포트에서 TLS나 SASL을 요구하나요?",
  "network.lost": ({ where }) => `${where} 연결이 끊어짐`,
  "network.foreign": ({ address, found, watched }) =>
    `${address}에서 관찰하는 클러스터 ${watched}이(가) 아니라 클러스터 ${found}이(가) 응답함: 주소를 고치거나, ` +
    `앞으로 그 클러스터를 관찰하려면 clusterId를 ${found}(으)로 설정하세요`,
  "network.unadvertised": ({ names, first }) =>
    `응답은 하지만, 클러스터가 알려 준 주소(${names})로는 읽을 수 있는 브로커가 없습니다. ` +
    `이 주소들이 여기서도 맞나요(advertised.listeners)?${first ? ` ${korean(first)}` : ""}`,

  "certificate.untrusted": ({ text, reason }) => `브로커의 인증서를 믿을 수 없음 (${text}): ${korean(reason)}`,
  "certificate.authority": () =>
    "여기서 신뢰하지 않는 인증 기관의 것입니다. tls.caFile에 서명한 인증 기관의 인증서가 있어야 합니다",
  "certificate.self-signed": () => "스스로 서명한 인증서입니다. tls.caFile에 바로 그 인증서가 있어야 합니다",
  "certificate.expired": () => "인증서 또는 인증 기관의 인증서가 만료되었습니다",
  "certificate.not-yet": () => "아직 유효하지 않습니다. 시계가 맞나요?",
  "certificate.other-host": ({ text }) =>
    `브로커의 인증서가 다른 호스트의 것임 (${text}): 인증서에 있는 이름으로 연결하거나 tls.serverName을 설정하세요`,
  "certificate.wanted": () =>
    "브로커가 클라이언트 인증서를 요구함: tls.certFile과 tls.keyFile, 또는 tls.pkcs12File을 설정하세요",
  "certificate.wanted-readable": () =>
    "브로커가 읽을 수 있는 클라이언트 인증서를 요구함: tls.certFile과 tls.keyFile, 또는 tls.pkcs12File을 설정하세요",
  "certificate.refused": () => "브로커가 클라이언트 인증서를 거절함: 서명한 인증 기관을 브로커가 신뢰하나요?",
  "certificate.refused-expired": () => "브로커가 클라이언트 인증서를 거절함: 만료됨",
  "certificate.refused-revoked": () => "브로커가 클라이언트 인증서를 거절함: 폐기됨",

  "login.no-sasl-here": () => "이 포트는 SASL을 받지 않음: 포트를 확인하거나 sasl 설정을 빼세요",
  "login.mechanism": ({ offered }) =>
    `브로커가 이 SASL 방식을 지원하지 않음${offered ? ` (지원: ${offered})` : ""}: sasl.mechanism을 확인하세요`,
  "login.token": ({ status }) =>
    `브로커가 토큰을 거절함${status ? ` (${status})` : ""}: 토큰을 어디서 얻는지 확인하세요`,
  "login.refused": () => "SASL 인증 실패: 사용자 이름과 비밀 값을 확인하세요",

  "offsets-topic.leaderless": ({ topic }) => `${topic}의 어느 파티션에도 리더가 없습니다`,
  "offsets-topic.endless": ({ broker, topic }) => `브로커 ${broker}에서 ${topic}의 끝을 알려 주지 않습니다`,
  "offsets-topic.packed": ({ algorithm }) =>
    `레코드가 ${algorithm} 방식으로 압축되어 여기서는 읽을 수 없습니다. Node 22.15 이상을 쓰거나, ` +
    `브로커의 offsets.topic.compression.codec 값을 gzip으로 두세요`,
});

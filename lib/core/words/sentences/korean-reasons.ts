/**
 * Korean for half sentences: why a number is not known, or what Kafka or the network answered. They come from the server in
 * English, as words and not as facts. One that is not here stays as it came.
 */
import { phrasebook, type Phrases } from "./phrasebook";

const REASONS: Readonly<Record<string, string>> = {
  "its assignment is not in the consumer protocol's format": "할당이 컨슈머 프로토콜 형식이 아님",
  "never at the present rates": "지금 속도로는 따라잡지 못함",
  "never while nothing waits": "대기 중인 레코드가 없는 동안은 해당 없음",
  "no committed offset": "커밋된 오프셋 없음",
  "no consumer to measure": "측정할 컨슈머가 없음",
  "no lag is known": "알려진 랙이 없음",
  "no members": "멤버 없음",
  "no partition is known": "알려진 파티션이 없음",
  "no partition's lag is known": "랙이 알려진 파티션이 없음",
  "not known": "알 수 없음",
  "not measured": "측정되지 않음",
  "nothing is consumed now": "지금 소비되는 것이 없음",
  "only one commit seen so far": "지금까지 커밋을 하나만 봄",
  "the consumers are not at their limit, so what one of them can do is not known":
    "컨슈머가 한계에 이르지 않아 하나의 처리 능력을 알 수 없음",
  "the group has no partition": "그룹에 파티션이 없음",
  "the group rebalances": "그룹이 리밸런스 중",
  "the group's coordinator did not answer": "그룹의 코디네이터가 응답하지 않음",
  "the log end offset is not known": "로그 끝 오프셋을 알 수 없음",
  "the log is empty": "로그가 비어 있음",
  "the log start has moved only once since it is watched": "지켜보는 동안 로그 시작이 한 번만 움직임",
  "the log start offset is not known": "로그 시작 오프셋을 알 수 없음",
  "the partition has no leader": "파티션에 리더가 없음",
  "there is only one partition to compare": "비교할 파티션이 하나뿐임",
  "too few commits seen so far": "지금까지 본 커밋이 너무 적음",
  "too few readings": "판독이 너무 적음",
  "too few readings of the log end offset": "로그 끝 오프셋 판독이 너무 적음",
  "could not be read": "읽지 못함",
  "the topic is not in the cluster's metadata": "토픽이 클러스터의 메타데이터에 없음",
  "its coordinator does not describe it": "코디네이터가 이 그룹을 설명하지 않음",
  "its coordinator is away and no other broker can take over": "코디네이터가 없고 넘겨받을 다른 브로커도 없음",
  "the broker's answer leaves it out": "브로커의 응답에 들어 있지 않음",
  "the broker does not know the offset": "브로커가 오프셋을 모름",
  "the broker does not tell which requests it speaks": "브로커가 어떤 요청을 받는지 알려 주지 않음",
};

/** What a broker answered, or why it did not (lib/kafka/errors.ts). */
const ERRORS: Readonly<Record<string, string>> = {
  "the broker does not know this partition (any more)": "브로커가 이 파티션을 (더 이상) 모름",
  "the leader is moving to another broker": "리더가 다른 브로커로 옮겨 가는 중",
  "a replica is not available": "복제본 하나를 쓸 수 없음",
  "the new leader does not know its log end offset yet": "새 리더가 로그 끝 오프셋을 아직 모름",
  "the broker cannot read its disk": "브로커가 디스크를 읽지 못함",
  "the broker did not finish the request in time": "브로커가 요청을 제때 끝내지 못함",
  "the group coordinator is still loading": "그룹 코디네이터가 아직 불러오는 중",
  "the group coordinator is not available": "그룹 코디네이터를 쓸 수 없음",
  "the group coordinator is moving to another broker": "그룹 코디네이터가 다른 브로커로 옮겨 가는 중",
  "the group is gone": "그룹이 없어짐",
  "a transaction with offsets is still open": "오프셋이 든 트랜잭션이 아직 열려 있음",
  "not authorised: grant Describe on the topic": "권한 없음: 토픽에 Describe 권한을 주세요",
  "not authorised: grant Describe on the group": "권한 없음: 그룹에 Describe 권한을 주세요",
  "not authorised: grant Describe on the cluster": "권한 없음: 클러스터에 Describe 권한을 주세요",
  "the broker is too old or too new for this request": "이 요청에는 브로커가 너무 오래되었거나 너무 새로움",
  "SASL authentication failed: check user name and secret": "SASL 인증 실패: 사용자 이름과 비밀 값을 확인하세요",
  "the broker does not take this request in the present state of the SASL log-in":
    "SASL 로그인의 지금 상태에서는 브로커가 이 요청을 받지 않음",
  "the broker did not expect SASL on this port: check the port, or leave sasl out":
    "이 포트는 SASL을 받지 않음: 포트를 확인하거나 sasl 설정을 빼세요",
  "the broker wants a client certificate: set tls.certFile and tls.keyFile, or tls.pkcs12File":
    "브로커가 클라이언트 인증서를 요구함: tls.certFile과 tls.keyFile, 또는 tls.pkcs12File을 설정하세요",
  "the broker refused the client certificate: it has expired": "브로커가 클라이언트 인증서를 거절함: 만료됨",
  "the broker refused the client certificate: it is revoked": "브로커가 클라이언트 인증서를 거절함: 폐기됨",
  "the broker wants a client certificate that it can read: set tls.certFile and tls.keyFile, or tls.pkcs12File":
    "브로커가 읽을 수 있는 클라이언트 인증서를 요구함: tls.certFile과 tls.keyFile, 또는 tls.pkcs12File을 설정하세요",
  "the broker refused the client certificate: does it trust the authority that signed it?":
    "브로커가 클라이언트 인증서를 거절함: 서명한 인증 기관을 브로커가 신뢰하나요?",
  "the TLS handshake failed. Does the broker speak TLS on this port, and does it want a client certificate?":
    "TLS 핸드셰이크 실패. 브로커가 이 포트에서 TLS를 쓰나요? 클라이언트 인증서를 요구하나요?",
  "the broker closed the connection. Does it want TLS or SASL on this port?":
    "브로커가 연결을 닫음. 이 포트에서 TLS나 SASL을 요구하나요?",
};

/** A time in English words, as `formatDuration` writes it. */
const UNITS: Readonly<Record<string, string>> = { ms: "밀리초", s: "초", min: "분", h: "시간", d: "일" };
export const inUnits = (time: string) => time.replaceAll(/ (ms|s|min|h|d)\b/g, (_, unit: string) => UNITS[unit]!);

const UNTRUSTED: Readonly<Record<string, string>> = {
  "its authority is not trusted here: tls.caFile must hold the certificate of the authority that signed it":
    "여기서 신뢰하지 않는 인증 기관의 것입니다. tls.caFile에 서명한 인증 기관의 인증서가 있어야 합니다",
  "it is signed by itself: tls.caFile must hold that very certificate":
    "스스로 서명한 인증서입니다. tls.caFile에 바로 그 인증서가 있어야 합니다",
  "it has expired, or the certificate of its authority has": "인증서 또는 인증 기관의 인증서가 만료되었습니다",
  "it is not valid yet: are the clocks right?": "아직 유효하지 않습니다. 시계가 맞나요?",
};

const place = (where: string) => (where === "the broker" ? "브로커" : where);
const movedOnce = (least: string) =>
  `${REASONS["the log start has moved only once since it is watched"]}: 최소 ${least}`;
const stood = (time: string) => `지켜본 ${time} 동안 로그 시작 오프셋이 움직이지 않음`;
const halfIdle = (lag: string) => `파티션의 절반에 랙이 없고, 가장 큰 랙은 레코드 ${lag}개`;
const tooMany = (needed: string, all: string) =>
  `지금 속도로는 ${needed}개 필요: 파티션 ${all}개가 쓸 수 있는 것보다 많음`;

/** Reasons with a number or another reason in them. */
const FORMS: Phrases["forms"] = [
  [/^older than what was watched: at least (.+)$/, ([ms]) => `지켜본 기간보다 오래됨: 최소 ${inUnits(ms!)}`],
  [/^the log start has moved only once since it is watched: at least (.+)$/, ([ms]) => movedOnce(inUnits(ms!))],
  [/^the log start offset did not move in the (.+) that it was watched$/, ([ms]) => stood(inUnits(ms!))],
  [/^half of the partitions have no lag, the worst has ([\d,]+) records?$/, ([lag]) => halfIdle(lag!)],
  [/^(\d+) at the present rates, more than the (\d+) partitions can use$/, ([needed, all]) => tooMany(needed!, all!)],
  [/^log end offset: (.+)$/, ([why]) => `로그 끝 오프셋: ${reasonInKorean(why!)}`],
  [/^log start offset: (.+)$/, ([why]) => `로그 시작 오프셋: ${reasonInKorean(why!)}`],
  [
    /^nothing listens on (\S+)\. Is the broker running, and is the port right\?$/,
    ([where]) => `${place(where!)}에서 아무것도 듣고 있지 않음. 브로커가 떠 있나요? 포트가 맞나요?`,
  ],
  [/^the host name (\S+) cannot be resolved$/, ([name]) => `호스트 이름 ${name}을(를) 찾지 못함`],
  [/^there is no route to (.+)$/, ([where]) => `${place(where!)}까지 가는 경로가 없음`],
  [
    /^no answer in time \((.+)\)\. Is a firewall in between, or the broker overloaded\?$/,
    ([said]) => `제때 응답이 없음 (${said}). 중간에 방화벽이 있나요? 브로커가 과부하인가요?`,
  ],
  [
    /^the broker's certificate is not trusted \((.+)\): ([^:]+(?:: [^:]+)?)$/,
    ([said, why]) => `브로커의 인증서를 믿을 수 없음 (${said}): ${UNTRUSTED[why!] ?? why}`,
  ],
  [
    /^the broker's certificate is for another host \((.+)\): connect by a name that it holds, or set tls\.serverName$/,
    ([said]) =>
      `브로커의 인증서가 다른 호스트의 것임 (${said}): 인증서에 있는 이름으로 연결하거나 tls.serverName을 설정하세요`,
  ],
  [
    /^the broker does not offer this SASL mechanism(?: \(it offers (.+)\))?: check sasl\.mechanism$/,
    ([offered]) =>
      `브로커가 이 SASL 방식을 지원하지 않음${offered ? ` (지원: ${offered})` : ""}: sasl.mechanism을 확인하세요`,
  ],
  [
    /^the broker refused the token(?: \((.+)\))?: check where it comes from$/,
    ([status]) => `브로커가 토큰을 거절함${status ? ` (${status})` : ""}: 토큰을 어디서 얻는지 확인하세요`,
  ],
  [
    /^its leader, broker (\d+), is not in the cluster's metadata$/,
    ([id]) => `리더인 브로커 ${id}이(가) 클러스터의 메타데이터에 없음`,
  ],
  [
    /^its leader, broker (\d+), cannot be asked: (.+)$/,
    ([id, why]) => `리더인 브로커 ${id}에 물을 수 없음: ${reasonInKorean(why!)}`,
  ],
  [
    /^the partition has no leader: its replicas on brokers? (.+) are offline$/,
    ([ids]) => `파티션에 리더가 없음: 브로커 ${ids}의 복제본이 오프라인`,
  ],
  [
    /^its coordinator, broker (\d+), could not list its groups$/,
    ([id]) => `코디네이터인 브로커 ${id}이(가) 그룹 목록을 내주지 못함`,
  ],
  [/^its coordinator, broker (\d+), is away$/, ([id]) => `코디네이터인 브로커 ${id}이(가) 없음`],
  [/^its coordinator is moving to broker (\d+)$/, ([id]) => `코디네이터가 브로커 ${id}(으)로 옮겨 가는 중`],
  [
    /^the broker is like Kafka (.+?) and does not know (\w+): (?:Kafka (\S+) or newer|a newer one) is needed$/,
    ([like, request, since]) =>
      `브로커가 Kafka ${like === "before 0.11" ? "0.11 이전" : like} 수준이라 ${request} 요청을 모름: ${since ? `Kafka ${since} 이상` : "더 새로운 브로커"}이(가) 필요`,
  ],
  [
    /^the broker speaks (\w+) only in versions newer than this Tidemark: update Tidemark$/,
    ([request]) => `브로커가 ${request} 요청을 이 Tidemark보다 새로운 버전으로만 받음: Tidemark를 업데이트하세요`,
  ],
  [
    /^(\S+) answers for cluster (\S+), not for (\S+), which is watched: correct the address or, if it is to be that one from now on, set clusterId to \S+$/,
    ([address, found, watched]) =>
      `${address}에서 지켜보는 클러스터 ${watched}이(가) 아니라 클러스터 ${found}이(가) 응답함: 주소를 고치거나, 앞으로 그 클러스터를 지켜보려면 clusterId를 ${found}(으)로 설정하세요`,
  ],
  [/^the connection to (\S+) was lost$/, ([where]) => `${where} 연결이 끊어짐`],
];

const lookUp = phrasebook({ plain: { ...REASONS, ...ERRORS, ...UNTRUSTED }, forms: FORMS });

/** A reason in Korean; as it came where this release has no words for it. */
export const reasonInKorean = (reason: string): string => lookUp(reason) ?? reason;

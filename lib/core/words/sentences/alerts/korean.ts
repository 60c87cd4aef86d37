/** Korean: what messages to people say. Counted things stand so that no particle depends on the number or name before it. */
import { formatCount } from "../../format";
import { asSentence } from "../english-parts";
import { speak, type SentencesOf } from "../facts";
import { duration } from "../korean-parts";
import type { AlertFacts, AlertSaid, EndedFacts, GroupTrouble, TitleFacts, Unmeasured } from "./facts";

const TROUBLE: Record<GroupTrouble, string> = {
  stalled: "컨슈머 멈춤",
  stopped: "컨슈머 중단",
  rewind: "오프셋 되감김",
  offline: "오프라인 파티션 있음",
  slow: "처리량 문제",
  other: "이상 발생",
};

const UNMEASURED: Record<Unmeasured, string> = {
  late: "지연 시간",
  loss: "레코드 유실까지 남은 시간",
  produced: "유입 속도",
  consumed: "소비 속도",
};

const KOREAN: SentencesOf<AlertFacts> = {
  "thing.group": ({ cluster, group }) => `${cluster}의 ${group} 그룹`,
  "thing.broker": ({ cluster, broker }) => `${cluster}의 브로커 ${broker}`,
  "thing.offline": ({ cluster }) => `${cluster}의 리더 없는 파티션`,
  "thing.cluster": ({ cluster }) => `${cluster} 클러스터`,
  "thing.database": () => "Tidemark 데이터베이스",
  "thing.receiver": ({ receiver }) => `수신처 ${receiver}`,

  "clause.group": ({ how, ...group }) => `${korean({ key: "thing.group", values: group })} ${TROUBLE[how]}`,
  "clause.broker": ({ cluster, broker }) => `${cluster}의 브로커 ${broker} 응답 없음`,
  "clause.offline": ({ cluster, partitions }) =>
    `${cluster}의 파티션${partitions === 0 ? "" : ` ${formatCount(partitions)}개`}에 리더 없음`,
  "clause.cluster": ({ cluster }) => `${cluster} 클러스터를 읽을 수 없음`,
  "clause.database": () => "Tidemark가 데이터베이스에 이력을 저장하지 못함",
  "clause.receiver": ({ receiver }) => `수신처 ${receiver} 전송 실패`,

  "title.firing": (title) => heading(title),
  "title.still": ({ ms, ...title }) => heading(title, `(${ms === null ? "" : `${duration(ms)}째 `}계속)`),
  "title.unacknowledged": ({ ms, ...title }) => heading(title, `(${ms === null ? "" : `${duration(ms)}째 `}미확인)`),
  "title.flapping": ({ severity, of }) => `불안정: ${korean(of)}, ${severity} 반복`,
  "title.passed": ({ severity, of, ms }) =>
    `이미 해소됨: ${korean(of)}, ${ms === null ? "" : `${duration(ms)} 동안 `}${severity}`,
  "title.recovered": (ended) => closing(ended, "복구됨"),
  "title.deleted": (ended) => closing(ended, "종료(삭제됨)"),
  "title.muted": (ended) => closing(ended, "종료(음소거됨, 복구 아님)"),
  "title.acknowledged": ({ of, by }) => `${by === null ? "확인됨" : `${by} 님이 확인함`}: ${korean(of)}`,
  "title.test": ({ of }) => `테스트: ${korean(of)}`,

  "subject.news": (of) => summary(of),
  "subject.still": (of) => `계속 중: ${summary(of)}`,
  "subject.unacknowledged": (of) => `미확인: ${summary(of)}`,
  "subject.test": ({ receiver }) => `테스트: Tidemark에서 ${receiver} 전송 확인`,
  "sum.broker": ({ broker }) => `브로커 ${broker} 응답 없음`,
  "sum.offline": ({ partitions }) => `리더 없는 파티션${partitions === 0 ? "" : ` ${formatCount(partitions)}개`}`,
  "sum.cluster": () => "클러스터를 읽을 수 없음",
  "sum.database": () => "이력을 저장하지 못함",
  "sum.receiver": ({ receiver }) => `수신처 ${receiver} 전송 실패`,
  "sum.groups": ({ severity, count }) => `${severity} 그룹 ${formatCount(count)}개`,
  "sum.firing": ({ count }) => `발생 ${formatCount(count)}건`,
  "sum.flapping": ({ count }) => `불안정 ${formatCount(count)}건`,
  "sum.passed": ({ count }) => `이미 해소 ${formatCount(count)}건`,
  "sum.recovered": ({ count }) => `복구 ${formatCount(count)}건`,
  "sum.ended": ({ count }) => `종료 ${formatCount(count)}건`,

  "label.where": () => "위치",
  "label.since": () => "시작",
  "label.when": () => "기간",
  "label.why": () => "원인",
  "label.was-why": () => "발생 원인",
  "label.bad": () => "정도",
  "label.was-bad": () => "발생 당시 측정값",
  "label.todo": () => "조치",
  "label.follows": () => "뒤따른 알림",
  "label.acknowledged": () => "확인한 사람",
  "label.owner": () => "담당",
  "label.runbook": () => "런북",
  "label.note": () => "메모",
  "label.open": () => "열기",
  "label.incident": () => "인시던트",
  "label.picture": () => "차트",
  "label.acknowledge": () => "확인 처리",
  "label.silence": () => "사일런스",
  "label.all": () => "모든 알림",

  "place.status": ({ at, status }) => `${at} ${status}`,
  "place.slow": ({ at }) => `${at} 뒤처지는 중`,
  "where.places": ({ of, places, more }) =>
    [korean(of), places.length === 0 && more > 0 ? `파티션 ${formatCount(more)}개` : listed(places, more)]
      .filter(Boolean)
      .join(": "),
  "since.firing": ({ at, ms, changed }) =>
    `${at}${ms === null ? "" : `, ${duration(ms)}째`}${changed === null ? "" : `; 마지막 변화 ${changed}`}`,
  "since.flapping": ({ at, flapping }) => `${at}; ${flapping}부터 발생과 해소를 반복`,
  "since.ended": ({ from, to, ms }) => `${from} ~ ${to}${ms === null ? "" : ` (${duration(ms)})`}`,

  "why.broker": ({ broker }) => `브로커 ${broker}: 클러스터에 속하지만 응답하는 브로커 목록에 없습니다.`,
  "why.offline": () => "리더가 없는 파티션은 읽기도 쓰기도 되지 않습니다.",
  "why.cluster": () => "Tidemark가 클러스터를 읽지 못해 그룹의 상태를 알 수 없습니다.",
  "why.database": () => "관찰한 값은 메모리에 쌓이며, 너무 많아지면 버려집니다.",
  "why.receiver": () => "여러 번 잇달아 전송에 실패했습니다. 보낼 메시지는 기한까지 대기합니다.",
  "why.detail": ({ of, detail }) => `${korean(of)} ${asSentence(detail)}`,

  "bad.all": ({ parts }) => parts.map(korean).join("; "),
  "bad.lag": ({ lag, unknown }) =>
    `랙 ${formatCount(lag)}개${unknown === 0 ? "" : `, 파티션 ${formatCount(unknown)}개는 알 수 없음`}`,
  "bad.no-lag": ({ unknown }) => `랙 알 수 없음${unknown === 0 ? "" : `(파티션 ${formatCount(unknown)}개)`}`,
  "bad.late": ({ ms }) => `${duration(ms)} 지연`,
  "bad.loss": ({ ms }) => (ms <= 0 ? "읽지 않은 레코드가 삭제되는 중" : `${duration(ms)} 뒤 읽지 않은 레코드가 삭제됨`),
  "bad.produced": ({ rate }) => `유입 초당 ${ratio(rate)}개`,
  "bad.consumed": ({ rate }) => `소비 초당 ${ratio(rate)}개`,
  "bad.unknown": ({ what }) => `알 수 없음: ${what.map((of) => UNMEASURED[of]).join(", ")}`,
  "bad.partitions": ({ count }) => `리더 없는 파티션 ${formatCount(count)}개`,

  "todo.stalled": ({ place }) =>
    `컨슈머는 살아 있습니다${place === null ? "" : `(멈춘 위치: ${place})`}. 컨슈머 로그를 확인하세요. 같은 오류가 반복되면 컨슈머 ` +
    "오프셋의 레코드를 처리할 수 없는 것이니 코드를 고치거나 레코드를 따로 빼 두세요. 로그가 조용하면 락, 타임아웃 없는 호출, " +
    "죽은 작업 스레드를 의심하세요.",
  "todo.stopped": ({ place }) =>
    `컨슈머가 실행 중인지, 브로커에 연결되는지 확인하세요${place === null ? "" : `(위치: ${place})`}. 종료되었으면 다시 시작하고, ` +
    "실행 중이면 토픽을 구독하고 커밋하는지 확인하세요.",
  "todo.rewind": ({ place }) =>
    `오프셋을 누가 되돌렸는지 확인하세요${place === null ? "" : `(위치: ${place})`}. 배포, kafka-consumer-groups.sh, 같은 그룹 ID를 ` +
    "쓰는 다른 컨슈머가 흔한 원인입니다. 의도하지 않았다면 레코드가 중복 처리될 수 있습니다.",
  "todo.offline": () =>
    "컨슈머는 그대로 두세요. 클러스터 페이지에서 빠진 브로커를 확인해 복구하세요. 언클린 리더 선출은 레코드를 잃습니다.",
  "todo.slow": ({ factor }) =>
    `${factor === null ? "" : `유입을 따라가려면 현재 소비 속도의 ${factor}배가 필요합니다. `}모든 파티션의 랙이 늘면 컨슈머를 파티션 ` +
    "개수까지 늘리고, 그 이상은 파티션을 늘리거나 레코드당 처리 비용을 줄이세요. 한 파티션만 늘면 키 쏠림이나 느린 인스턴스를 " +
    "확인하세요.",
  "todo.other": () => "그룹 페이지를 여세요. 가장 나쁜 파티션이 이유와 함께 맨 위에 있습니다.",
  "todo.broker": ({ broker }) =>
    `브로커 ${broker}의 프로세스, 디스크, 네트워크를 확인하고 복구하세요. 컨슈머는 그대로 두세요.`,
  "todo.leaderless": () =>
    "동기화된 마지막 복제본(ISR)이 있는 브로커를 복구하세요. 언클린 리더 선출은 레코드를 잃으므로 마지막 수단입니다.",
  "todo.cluster": () =>
    "Tidemark 서버에서 부트스트랩 주소가 응답하는지, 이어서 DNS, 방화벽, 인증서, 인증 정보를 확인하세요.",
  "todo.database": () => "PostgreSQL이 실행 중인지, 디스크가 가득 차지 않았는지, Tidemark에서 연결되는지 확인하세요.",
  "todo.receiver": () => "전송 기록에서 마지막 응답을 확인하고, 주소나 인증 정보를 고친 뒤 테스트를 보내세요.",

  follows: ({ count, names }) =>
    `${formatCount(count)}건${names.length === 0 ? "" : `: ${listed(names, Math.max(0, count - names.length))}`}`,

  "section.firing": ({ count }) => `발생: ${formatCount(count)}건`,
  "section.flapping": ({ count }) => `불안정: ${formatCount(count)}건`,
  "section.passed": ({ count }) => `이미 해소됨: ${formatCount(count)}건`,
  "section.resolved": ({ count }) => `종료: ${formatCount(count)}건`,
  more: ({ count }) => `이 밖에 ${formatCount(count)}건이 더 있으며 여기에는 적지 않았습니다.`,

  "test.body": ({ receiver, route }) =>
    `테스트 메시지이며, 문제는 없습니다. 실제 메시지와 같은 경로로 보냈습니다(수신처: ${receiver}, 라우트: ${route}).`,
  "label.story": () => "경과",
  "label.what": () => "내용",
  "story.began": () => "첫 징후.",
  "story.notified": ({ receiver, kind, how }) => `${receiver}: ${MESSAGE[kind]} ${HOW[how]}.`,
  "story.acknowledged": ({ by }) => `${by} 님이 확인했습니다.`,
  "story.flapping": () => "이때부터 발생과 해소를 되풀이합니다.",
  "story.ended": ({ end, ms }) => `${ms === null ? "" : `${duration(ms)} 만에 `}${ENDED[end]}.`,
  "story.earlier": () => "이전 일은 너무 많아 생략했습니다.",

  "time.unknown": () => "알 수 없는 시각",
};

/** What a message says, in Korean. */
export const alertInKorean = (said: AlertSaid): string => speak(KOREAN, said);

const korean = alertInKorean;

function heading({ severity, of, at, more, follows }: TitleFacts, mark = ""): string {
  const where = at === null ? "" : `: ${listed([at], more)}`;
  const behind = follows === 0 ? "" : `; 뒤따른 알림 ${formatCount(follows)}건`;
  return `${severity}${mark}: ${korean(of)}${where}${behind}`;
}

const MESSAGE = { news: "메시지", reminder: "재알림", escalation: "에스컬레이션", push: "갱신", test: "테스트" };
const HOW = { delivered: "전달됨", waiting: "전달 대기 중", expired: "전달 포기" };
const ENDED = { recovered: "회복됨", deleted: "완전히 사라짐", muted: "제외됨" };

const closing = ({ of, ms }: EndedFacts, how: string) =>
  `${how}: ${korean(of)}${ms === null ? "" : `, ${duration(ms)} 만에`}`;

const summary = ({ parts, cluster }: AlertFacts["subject.news"]) =>
  `${cluster === null ? "" : `${cluster}: `}${parts.map(korean).join(", ")}`;

const listed = (names: string[], more: number) =>
  names.join(", ") + (more === 0 ? "" : `${names.length === 0 ? "" : " "}외 ${formatCount(more)}개`);

const ratio = (perSecond: number) =>
  perSecond >= 10 ? formatCount(perSecond) : String(Number(perSecond.toPrecision(2)));

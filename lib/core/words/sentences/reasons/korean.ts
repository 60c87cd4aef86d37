import { formatCount } from "../../format";
import type { Said, SentencesOf, ReasonFacts } from "../facts";
import { duration, least } from "../korean-parts";

const MOVED_ONCE = "관찰하는 동안 로그 시작이 한 번만 움직임";

/** Half sentences, to stand after a colon. */
export const reasonsInKorean = (korean: (said: Said) => string): SentencesOf<ReasonFacts> => ({
  "unknown.no-commit": () => "컨슈머 오프셋 없음",
  "unknown.log-end": () => "최신 오프셋을 알 수 없음",
  "unknown.log-start": () => "로그 시작 오프셋을 알 수 없음",
  "unknown.log-end-then": () => "그 시점의 최신 오프셋을 알 수 없음",
  "unknown.log-start-then": () => "그 시점의 로그 시작 오프셋을 알 수 없음",
  "unknown.log-end-because": ({ reason }) => `최신 오프셋: ${korean(reason)}`,
  "unknown.log-start-because": ({ reason }) => `로그 시작 오프셋: ${korean(reason)}`,
  "unknown.unread": () => "읽지 못함",
  "unknown.not-then": () => "과거 시점에는 저장되지 않음",
  "unknown.topic-unlisted": () => "토픽이 클러스터의 메타데이터에 없음",
  "unknown.not-measured": () => "측정되지 않음",
  "unknown.no-lag": () => "랙을 알 수 없음",
  "unknown.no-partition": () => "파티션을 알 수 없음",
  "unknown.no-partition-lag": () => "랙이 알려진 파티션이 없음",
  "unknown.group-without-partition": () => "그룹에 파티션이 없음",
  "unknown.one-partition": () => "비교할 파티션이 하나뿐임",
  "unknown.half-idle": ({ lag }) => `파티션의 절반에 랙이 없고, 가장 큰 랙은 레코드 ${formatCount(lag)}개`,
  "unknown.no-members": () => "멤버 없음",
  "unknown.rebalance": () => "그룹이 리밸런싱 중",
  "unknown.assignment-format": () => "할당이 컨슈머 프로토콜 형식이 아님",
  "unknown.coordinator-silent": () => "그룹의 코디네이터가 응답하지 않음",
  "unknown.one-commit": () => "지금까지 커밋을 하나만 봄",
  "unknown.few-commits": () => "지금까지 본 커밋이 너무 적음",
  "unknown.few-readings": () => "판독이 너무 적음",
  "unknown.few-log-ends": () => "최신 오프셋 판독이 너무 적음",
  "unknown.log-empty": () => "로그가 비어 있음",
  "unknown.older": ({ ms }) => `관찰한 기간보다 오래됨: ${least(ms)}`,
  "unknown.start-stood": ({ ms }) => `관찰한 ${duration(ms)} 동안 로그 시작 오프셋이 움직이지 않음`,
  "unknown.start-moved-once": () => MOVED_ONCE,
  "unknown.loss-start-moved-once": ({ ms }) => `${MOVED_ONCE}: ${least(ms)}`,
  "unknown.never-at-rates": () => "지금 속도로는 따라잡지 못함",
  "unknown.never-purged": () => "해당 없음: 그룹이 커밋한 것만 삭제됨",
  "unknown.never-idle": () => "대기 중인 레코드가 없는 동안은 해당 없음",
  "unknown.no-consumer": () => "측정할 컨슈머가 없음",
  "unknown.nothing-consumed": () => "지금 소비되는 것이 없음",
  "unknown.not-at-limit": () => "컨슈머가 한계에 이르지 않아 하나의 처리 능력을 알 수 없음",
  "unknown.too-many-needed": ({ needed, partitions }) =>
    `지금 속도로는 ${needed}개 필요: 파티션 ${partitions}개가 쓸 수 있는 것보다 많음`,
});

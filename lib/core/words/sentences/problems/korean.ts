import type { ProblemKind } from "../../problem-kind";
import { asSentence } from "../english-parts";
import type { Said, SentencesOf, ProblemFacts } from "../facts";
import type { UnreadFact, UnreadOf } from "./facts";

const FACTS: Record<UnreadFact, string> = {
  "committed offsets": "컨슈머 오프셋",
  "start offsets": "시작 오프셋",
  "log offsets": "로그 오프셋",
  members: "멤버",
  state: "상태",
};
const OF: Record<UnreadOf, string> = { group: "그룹", "share group": "공유 그룹", partition: "파티션" };
const KINDS: Record<ProblemKind, string> = {
  metadata: "메타데이터",
  groups: "그룹",
  "committed offsets": "컨슈머 오프셋",
  "log offsets": "로그 오프셋",
  members: "멤버",
  partitions: "파티션",
  "commit stream": "커밋 스트림",
  "open transaction": "열린 트랜잭션",
  metrics: "메트릭",
  quota: "쿼터",
  credentials: "인증 정보",
  certificate: "인증서",
};

/** Whole sentences, with the way out where there is one. */
export const problemsInKorean = (korean: (said: Said) => string): SentencesOf<ProblemFacts> => {
  const because = (reason: Said) => asSentence(korean(reason));
  return {
    "problem.about": ({ what }) => KINDS[what] ?? what,
    "problem.because": ({ reason }) => because(reason),
    "problem.unread": ({ facts, of, name, reason }) =>
      `${OF[of]} "${name}"의 ${FACTS[facts]}: 읽지 못했습니다. ${because(reason)}`,
    "problem.unread-many": ({ facts, of, name, count, reason }) =>
      `"${name}" 등 ${OF[of]} ${count}개의 ${FACTS[facts]}: 읽지 못했습니다. ${because(reason)}`,
    "problem.offset-unread": ({ group, topic, partition, reason }) =>
      `${topic}-${partition}에서 그룹 "${group}"의 오프셋: 읽지 못했습니다. ${because(reason)}`,
    "problem.groups-unlisted": ({ broker, address, reason }) =>
      `브로커 ${broker}(${address})가 맡은 그룹: 목록을 읽지 못했습니다. ${because(reason)}`,
    "problem.groups-unseen": ({ leaderless, partitions, topic }) =>
      `${topic}의 파티션 ${partitions}개 중 ${leaderless}개에 리더가 없어, 거기에 있는 그룹을 볼 수 없습니다.`,
    "problem.no-topic": () =>
      "보이는 토픽이 없습니다. 클러스터에 토픽이 없거나, Tidemark 사용자에게 볼 권한이 없습니다(토픽과 그룹에 Describe 권한을 주세요).",
    "problem.throttled": ({ ms }) =>
      `브로커 쿼터로 제한됨: 이번 주기에 브로커가 Tidemark의 요청을 ${(ms / 1000).toFixed(1)}초 늦췄습니다. ` +
      `해당 사용자나 클라이언트 ID의 request_percentage 또는 consumer_byte_rate를 올리거나, 주기를 늘리세요.`,
    "problem.no-such-partition": ({ group, topic, partition, count, more }) =>
      `그룹 "${group}"이(가) 토픽 "${topic}"에 없는 파티션 ${partition}을(를) 말합니다(파티션 ${count}개). 무시합니다.` +
      (more > 0 ? ` 이런 그룹과 토픽이 ${more}개 더 있습니다.` : ""),
    "problem.open-transaction": (open) =>
      `${korean({ key: "happened.transaction", values: open })}. 프로듀서를 끝내거나 다시 시작하거나, 트랜잭션을 중단하세요: ` +
      `kafka-transactions.sh abort --topic ${open.topic} --partition ${open.partition} --start-offset ${open.offset}`,
    "problem.kept": ({ reason }) => `${because(reason)} 이전 것을 계속 씁니다.`,
    "problem.certificate-expired": ({ date }) => `인증서가 ${date}에 만료되었습니다. 갱신하세요.`,
    "problem.certificate-expires": ({ date, days }) => `인증서가 ${date}에 만료됩니다(${days}일 뒤). 갱신하세요.`,
    "problem.metrics-left-out": ({ kinds, most }) =>
      `/metrics에서 빠진 시계열: ${kinds.join(", ")}. metrics.maxSeries가 ${most}이라 들어가지 않습니다. ` +
      `값을 올리거나, 제한이 없도록 지우세요.`,
    "problem.cluster-unread": ({ cluster, brokers, reason }) =>
      `클러스터 "${cluster}"(${brokers}): 읽지 못했습니다. ${because(reason)}`,

    "stream.off": () => "설정(stream)에서 꺼져 있습니다.",
    "stream.not-running": () => "실행 중이 아닙니다.",
    "stream.unread": ({ topic, reason }) => `${topic}: 읽지 못했습니다. ${because(reason)}`,
    "stream.not-authorised": ({ topic, operations }) =>
      `${topic}: 읽을 권한이 없습니다. Tidemark 사용자에게 이 토픽의 ${operations.join("·")} 권한을 주세요. ` +
      `폴링은 계속됩니다.`,
  };
};

/** Korean: what the laboratory's page says. */
import { formatCount } from "../../format";
import { speakIfKnown, type SentencesOf, type ReceivedFacts } from "../facts";
import type { BrokerState, LabFacts } from "./facts";

const BROKER_STATES: Record<BrokerState, string> = { running: "실행 중", starting: "시작 중", stopped: "중지됨" };

const KOREAN: SentencesOf<LabFacts> = {
  "lab.title.normal": () => "정상",
  "lab.title.throughput-problem": () => "처리량 문제",
  "lab.title.stalled-consumer": () => "멈춘 컨슈머",
  "lab.title.stopped": () => "중단됨",
  "lab.title.offline-partition": () => "오프라인 파티션",
  "lab.title.consumer-protocol": () => "컨슈머 프로토콜",
  "lab.title.fixed-assignment": () => "고정 할당",
  "lab.title.long-commit-interval": () => "긴 커밋 간격",
  "lab.title.traffic": () => "전체 트래픽",

  "lab.about.normal": () =>
    "주문이 파티션 3개에 몰려서 들어옵니다. billing(자동 커밋)과 shipping(느리며 배치마다 커밋)은 둘 다 따라잡습니다. 그룹 2개에서 랙 6개가 " +
    "생깁니다. notifications(비동기 커밋)에는 파티션 3개에 컨슈머가 4개라 하나는 할 일이 없습니다. search-indexer는 리밸런싱이 시작될 때 " +
    "커밋하며, 컨슈머 하나가 2분마다 들어왔다 나갑니다. 모두 한 프로세스에 있습니다.",
  "lab.about.throughput-problem": ({ rate, capacity }) =>
    `클릭이 초당 ${rate}개씩 파티션 3개에 들어오는데, enrichment의 유일한 컨슈머는 초당 ${capacity}개만 처리합니다(배치마다 커밋). ` +
    "모든 파티션이 움직이지만 그래도 랙은 늘어납니다. 두 번째나 세 번째 컨슈머를 더하면 랙이 줄어듭니다. 그룹의 컨슈머는 모두 한 프로세스에 있습니다.",
  "lab.about.stalled-consumer": () =>
    "fraud-check는 컨슈머 2개로 payments를 읽습니다(배치마다 커밋). 시작하고 10초 뒤 아무도 읽지 못하는 레코드가 파티션 1에 들어옵니다. " +
    "그 컨슈머는 살아서 하트비트를 보내고 다시 시도하며 2초마다 같은 오프셋을 커밋하는데, 다른 파티션은 계속 움직입니다. " +
    "복구하면 읽지 못하는 레코드를 건너뜁니다.",
  "lab.about.stopped": () =>
    "nightly-report는 자기 프로세스가 따로 있고(배치마다 커밋), 시작하고 몇 초 뒤에 그 프로세스가 죽습니다. 더는 커밋하지 않고 말없이 " +
    "그룹을 떠나지만 reports는 계속 들어옵니다. 다시 시작하면 있던 자리에서 이어 갑니다.",
  "lab.about.offline-partition": () =>
    "sensors의 파티션 1과 3은 브로커 2에만 있는데, 이 브로커는 시작하고 20초 뒤에 죽어서 여기서 다시 시작할 때까지 죽어 있습니다. " +
    "그동안 두 파티션에는 쓸 수도 읽을 수도 없습니다. telemetry는 파티션 0과 2로 계속하고, 브로커가 돌아오면 따라잡습니다. " +
    "다른 토픽은 모두 복제본이 3개라 2개로 계속합니다.",
  "lab.about.offline-partition-alone": () =>
    "telemetry는 sensors를 읽고 따라잡습니다. 이 실험실에는 브로커가 하나뿐입니다. 오프라인이 되는 파티션을 보려면 --brokers 3으로 시작하세요.",
  "lab.about.consumer-protocol": () =>
    "stock-sync는 group.protocol=consumer(KIP-848) 그룹입니다. 브로커가 파티션을 할당하고, 모두가 멈추지 않고도 멤버가 들어오고 나갑니다. " +
    "처리한 것을 2초마다 커밋하며 따라잡습니다.",
  "lab.about.fixed-assignment": () =>
    "audit-archive는 assign()처럼 orders의 모든 파티션을 스스로 골라 읽고, 멤버가 아닌 채 배치마다 커밋합니다. " +
    "그룹에 오프셋은 있지만 멤버는 없으며, 따라잡습니다.",
  "lab.about.long-commit-interval": ({ seconds }) =>
    `stock-report는 inventory를 들어오는 대로 읽고 ${seconds}초마다, 그리고 리밸런싱이 시작될 때 커밋합니다. 랙은 다음 커밋까지 늘었다가 ` +
    "거의 없어지며, 내내 정상입니다.",
  "lab.about.traffic": () =>
    "생산하고 소비하는 모든 것을 잠시 멈춥니다. 멤버는 그룹에 남고, 다시 시작할 때까지 어떤 오프셋도 움직이지 않습니다.",

  "lab.action.add-consumer": ({ group }) => `${group}에 컨슈머 추가`,
  "lab.action.remove-consumer": ({ group }) => `${group}에서 컨슈머 제거`,
  "lab.action.double-producer": ({ topic }) => `${topic} 생산 2배로`,
  "lab.action.halve-producer": ({ topic }) => `${topic} 생산 절반으로`,
  "lab.action.reset-offset": ({ group, records }) => `${group}: 파티션마다 레코드 ${formatCount(records)}개 되돌리기`,
  "lab.action.kill-broker": ({ broker }) => `브로커 ${broker} 죽이기`,
  "lab.action.restart-broker": ({ broker }) => `브로커 ${broker} 다시 시작`,
  "lab.action.poison": ({ partition }) => `파티션 ${partition}에 읽지 못하는 레코드 넣기`,
  "lab.action.heal": ({ partition }) => `파티션 ${partition} 복구`,
  "lab.action.kill-consumer": ({ group }) => `${group} 죽이기`,
  "lab.action.start-consumer": ({ group }) => `${group} 시작`,
  "lab.action.pause-traffic": () => "전체 트래픽 멈춤",
  "lab.action.resume-traffic": () => "전체 트래픽 다시 시작",

  "lab.refused.most-consumers": ({ group, most }) =>
    `${group}의 컨슈머는 ${most}개이며, 실험실에서 줄 수 있는 최대입니다.`,
  "lab.refused.fewest-consumers": ({ group, fewest }) =>
    `${group}에 남은 컨슈머는 ${fewest}개이며, 더 줄이지 않습니다.`,
  "lab.refused.fastest": ({ topic, rate }) => `${topic}에 초당 레코드 ${rate}개가 들어오며, 최대입니다.`,
  "lab.refused.slowest": ({ topic, rate }) => `${topic}에 초당 레코드 ${rate}개가 들어오며, 최소입니다.`,
  "lab.refused.no-consumers": ({ group }) => `${group}에 컨슈머가 없습니다.`,
  "lab.refused.one-broker": () => "실험실에 브로커가 하나뿐입니다. --brokers 3으로 시작하세요.",
  "lab.refused.broker": ({ broker, state }) => `브로커 ${broker}: ${BROKER_STATES[state]}.`,
  "lab.refused.poisoned": ({ partition }) => `파티션 ${partition}에는 이미 읽지 못하는 레코드가 있습니다.`,
  "lab.refused.not-poisoned": () => "읽지 못하는 레코드가 있는 파티션이 없습니다.",
  "lab.refused.dead": ({ group }) => `${group}의 프로세스는 이미 죽었습니다.`,
  "lab.refused.alive": ({ group }) => `${group}의 프로세스는 실행 중입니다.`,
  "lab.refused.paused-already": () => "트래픽은 이미 멈춰 있습니다.",
  "lab.refused.running": () => "트래픽이 흐르고 있습니다.",
  "lab.refused.paused": () => "전체 트래픽이 멈춰 있습니다. 먼저 다시 시작하세요.",
};

/** What the lab said, in Korean; null where this release has no sentence for it. */
export const labInKorean = (facts: ReceivedFacts): string | null => speakIfKnown(KOREAN, facts);

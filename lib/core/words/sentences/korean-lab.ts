/** Korean for what the laboratory says of itself: its scenarios, its actions, and why one makes no sense now. */
import { phrasebook, type Phrases } from "./phrasebook";

const TITLES: Phrases["plain"] = {
  Normal: "정상",
  "Throughput problem": "처리량 문제",
  "Stalled consumer": "멈춘 컨슈머",
  Stopped: "중단됨",
  "Offline partition": "오프라인 파티션",
  "Consumer protocol": "컨슈머 프로토콜",
  "Fixed assignment": "고정 할당",
  "All traffic": "전체 트래픽",
};

/** What each scenario shows, by the words that its text begins with; numbers are taken from the text. */
const ABOUT: Phrases["forms"] = [
  [
    /^Orders arrive in bursts on 3 partitions\. /,
    () =>
      "주문이 파티션 3개에 몰려서 들어옵니다. billing(자동 커밋)과 shipping(느리며 배치마다 커밋)은 둘 다 따라잡습니다. 그룹 2개에서 랙 6개가 " +
      "생깁니다. notifications(비동기 커밋)에는 파티션 3개에 컨슈머가 4개라 하나는 할 일이 없습니다. search-indexer는 리밸런스가 시작될 때 " +
      "커밋하며, 컨슈머 하나가 2분마다 들어왔다 나갑니다. 모두 한 프로세스에 있습니다.",
  ],
  [
    /^(\d+) clicks a second arrive on 3 partitions, and the only consumer of enrichment can do (\d+) a second /,
    ([rate, capacity]) =>
      `클릭이 초당 ${rate}개씩 파티션 3개에 들어오는데, enrichment의 유일한 컨슈머는 초당 ${capacity}개만 처리합니다(배치마다 커밋). ` +
      "모든 파티션이 움직이지만 그래도 랙은 늘어납니다. 두 번째나 세 번째 컨슈머를 더하면 랙이 줄어듭니다. 그룹의 컨슈머는 모두 한 프로세스에 있습니다.",
  ],
  [
    /^fraud-check reads payments with 2 consumers /,
    () =>
      "fraud-check는 컨슈머 2개로 payments를 읽습니다(배치마다 커밋). 시작하고 10초 뒤 아무도 읽지 못하는 레코드가 파티션 1에 들어옵니다. " +
      "그 컨슈머는 살아서 하트비트를 보내고 다시 시도하며 2초마다 같은 오프셋을 커밋하는데, 다른 파티션은 계속 움직입니다. " +
      "치료하면 읽지 못하는 레코드는 옆으로 치워 둡니다.",
  ],
  [
    /^nightly-report has a process of its own /,
    () =>
      "nightly-report는 자기 프로세스가 따로 있고(배치마다 커밋), 시작하고 몇 초 뒤에 그 프로세스가 죽습니다. 더는 커밋하지 않고 말없이 " +
      "그룹을 떠나지만 reports는 계속 들어옵니다. 다시 시작하면 있던 자리에서 이어 갑니다.",
  ],
  [
    /^Partitions 1 and 3 of sensors live on broker 2 alone, /,
    () =>
      "sensors의 파티션 1과 3은 브로커 2에만 있는데, 이 브로커는 시작하고 20초 뒤에 죽어서 여기서 다시 시작할 때까지 죽어 있습니다. " +
      "그동안 두 파티션에는 쓸 수도 읽을 수도 없습니다. telemetry는 파티션 0과 2로 계속하고, 브로커가 돌아오면 따라잡습니다. " +
      "다른 토픽은 모두 복제본이 3개라 2개로 계속합니다.",
  ],
  [
    /^telemetry reads sensors and keeps up\. /,
    () =>
      "telemetry는 sensors를 읽고 따라잡습니다. 이 실험실에는 브로커가 하나뿐입니다. 오프라인이 되는 파티션을 보려면 --brokers 3으로 시작하세요.",
  ],
  [
    /^stock-sync is a group with group\.protocol=consumer \(KIP-848\): /,
    () =>
      "stock-sync는 group.protocol=consumer(KIP-848) 그룹입니다. 브로커가 파티션을 할당하고, 모두가 멈추지 않고도 멤버가 들어오고 나갑니다. " +
      "처리한 것을 2초마다 커밋하며 따라잡습니다.",
  ],
  [
    /^audit-archive reads all partitions of orders by its own choice, /,
    () =>
      "audit-archive는 assign()처럼 orders의 모든 파티션을 스스로 골라 읽고, 멤버가 아닌 채 배치마다 커밋합니다. " +
      "그룹에 오프셋은 있지만 멤버는 없으며, 따라잡습니다.",
  ],
  [
    /^Pause everything that produces or consumes: /,
    () =>
      "생산하고 소비하는 모든 것을 잠시 멈춥니다. 멤버는 그룹에 남고, 다시 시작할 때까지 어떤 오프셋도 움직이지 않습니다.",
  ],
];

const ACTIONS: Phrases["forms"] = [
  [/^Add a consumer to (\S+)$/, ([group]) => `${group}에 컨슈머 추가`],
  [/^Remove a consumer from (\S+)$/, ([group]) => `${group}에서 컨슈머 제거`],
  [/^Double the producer of (\S+)$/, ([topic]) => `${topic} 생산 2배로`],
  [/^Halve the producer of (\S+)$/, ([topic]) => `${topic} 생산 절반으로`],
  [
    /^Set (\S+) back by (\d+) records per partition$/,
    ([group, records]) => `${group}: 파티션마다 레코드 ${records}개 되돌리기`,
  ],
  [/^Kill broker (\d+)$/, ([id]) => `브로커 ${id} 죽이기`],
  [/^Restart broker (\d+)$/, ([id]) => `브로커 ${id} 다시 시작`],
  [/^Poison partition (\d+)$/, ([partition]) => `파티션 ${partition}에 읽지 못하는 레코드 넣기`],
  [/^Heal partition (\d+)$/, ([partition]) => `파티션 ${partition} 치료`],
  [/^Pause all traffic$/, () => "전체 트래픽 멈춤"],
  [/^Resume all traffic$/, () => "전체 트래픽 다시 시작"],
  [/^Kill (\S+)$/, ([group]) => `${group} 죽이기`],
  [/^Start (\S+)$/, ([group]) => `${group} 시작`],
];

const BROKER_STATES: Phrases["plain"] = { running: "실행 중", starting: "시작 중", stopped: "중지됨" };

/** Why an action makes no sense now. */
const REFUSALS: Phrases["forms"] = [
  [
    /^(\S+) has (\d+) consumers, which is all that the lab gives it\.$/,
    ([group, most]) => `${group}의 컨슈머는 ${most}개이며, 실험실에서 줄 수 있는 최대입니다.`,
  ],
  [
    /^(\S+) has (\d+) consumers? left and keeps (?:it|them)\.$/,
    ([group, fewest]) => `${group}에 남은 컨슈머는 ${fewest}개이며, 더 줄이지 않습니다.`,
  ],
  [
    /^(\S+) gets (\S+) records per second, the (most|least)\.$/,
    ([topic, rate, end]) => `${topic}에 초당 레코드 ${rate}개가 들어오며, ${end === "most" ? "최대" : "최소"}입니다.`,
  ],
  [/^(\S+) has no consumers\.$/, ([group]) => `${group}에 컨슈머가 없습니다.`],
  [
    /^The lab runs with one broker; start it with --brokers 3\.$/,
    () => "실험실에 브로커가 하나뿐입니다. --brokers 3으로 시작하세요.",
  ],
  [/^Broker (\d+) is (running|starting|stopped)\.$/, ([id, state]) => `브로커 ${id}: ${BROKER_STATES[state!]}.`],
  [
    /^Partition (\d+) is poisoned already\.$/,
    ([partition]) => `파티션 ${partition}에는 이미 읽지 못하는 레코드가 있습니다.`,
  ],
  [/^No partition is poisoned\.$/, () => "읽지 못하는 레코드가 있는 파티션이 없습니다."],
  [/^The process of (\S+) is dead already\.$/, ([group]) => `${group}의 프로세스는 이미 죽었습니다.`],
  [/^The process of (\S+) is running\.$/, ([group]) => `${group}의 프로세스는 실행 중입니다.`],
  [/^Traffic is paused already\.$/, () => "트래픽은 이미 멈춰 있습니다."],
  [/^Traffic is running\.$/, () => "트래픽이 흐르고 있습니다."],
  [/^All traffic is paused; resume it first\.$/, () => "전체 트래픽이 멈춰 있습니다. 먼저 다시 시작하세요."],
  [
    /^The lab does not answer\b.*$/,
    () => "실험실이 응답하지 않습니다. 로그는 .tidemark/lab/workers와 .tidemark/logs에 있습니다.",
  ],
];

const lookUp = phrasebook({ plain: TITLES, forms: [...REFUSALS, ...ACTIONS, ...ABOUT] });

/** What the lab says, in Korean; as it came where this release has no words for it. */
export const labInKorean = (text: string): string => lookUp(text) ?? text;

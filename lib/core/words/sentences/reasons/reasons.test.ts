import { expect, it } from "vitest";
import { plain, say, type ReasonFacts } from "../facts";
import { expectedOf, rowsOf, spokenOf } from "../test-sentences";

const rows = rowsOf<ReasonFacts>({
  "unknown.no-commit": [[{}, "no committed offset", "컨슈머 오프셋 없음"]],
  "unknown.log-end": [[{}, "log end offset unknown"]],
  "unknown.log-start": [[{}, "log start offset unknown"]],
  "unknown.log-end-then": [[{}, "log end offset unknown at that moment"]],
  "unknown.log-start-then": [[{}, "log start offset unknown at that moment"]],
  "unknown.log-end-because": [
    [
      { reason: say("leader.offline", { brokers: [2] }) },
      "log end offset: the partition has no leader: its replicas on broker 2 are offline",
      "최신 오프셋: 파티션에 리더가 없음: 브로커 2의 복제본이 오프라인",
    ],
  ],
  "unknown.log-start-because": [
    [
      { reason: plain("kafka.no-leader") },
      "log start offset: the partition has no leader",
      "로그 시작 오프셋: 파티션에 리더가 없음",
    ],
  ],
  "unknown.unread": [[{}, "could not be read"]],
  "unknown.not-then": [[{}, "not stored for moments of the past", "과거 시점에는 저장되지 않음"]],
  "unknown.topic-unlisted": [[{}, "the topic is not in the cluster's metadata"]],
  "unknown.not-measured": [[{}, "not measured"]],
  "unknown.no-lag": [[{}, "no known lag"]],
  "unknown.no-partition": [[{}, "no known partition"]],
  "unknown.no-partition-lag": [[{}, "no partition with a known lag"]],
  "unknown.group-without-partition": [[{}, "the group has no partition"]],
  "unknown.one-partition": [[{}, "only one partition to compare"]],
  "unknown.half-idle": [
    [
      { lag: "1" },
      "half of the partitions have no lag; the worst has 1 record",
      "파티션의 절반에 랙이 없고, 가장 큰 랙은 레코드 1개",
    ],
    [{ lag: "8400" }, "half of the partitions have no lag; the worst has 8,400 records"],
  ],
  "unknown.no-members": [[{}, "no members"]],
  "unknown.rebalance": [[{}, "the group is rebalancing"]],
  "unknown.assignment-format": [[{}, "its assignment is not in the consumer protocol format"]],
  "unknown.coordinator-silent": [[{}, "the group's coordinator did not answer"]],
  "unknown.one-commit": [[{}, "only one commit seen so far", "지금까지 커밋을 하나만 봄"]],
  "unknown.few-commits": [[{}, "too few commits seen so far"]],
  "unknown.few-readings": [[{}, "too few readings"]],
  "unknown.few-log-ends": [[{}, "too few readings of the log end offset"]],
  "unknown.log-empty": [[{}, "the log is empty"]],
  "unknown.older": [
    [
      { ms: 7_500_000 },
      "longer than Tidemark has watched: at least 2 h 5 min",
      "관찰한 기간보다 오래됨: 최소 2시간 5분",
    ],
  ],
  "unknown.start-stood": [
    [
      { ms: 45_000 },
      "the log start offset has not moved in 45 s of watching",
      "관찰한 45초 동안 로그 시작 오프셋이 움직이지 않음",
    ],
  ],
  "unknown.start-moved-once": [[{}, "the log start offset has moved only once so far"]],
  "unknown.loss-start-moved-once": [
    [
      { ms: 45_000 },
      "the log start offset has moved only once so far: at least 45 s",
      "관찰하는 동안 로그 시작이 한 번만 움직임: 최소 45초",
    ],
  ],
  "unknown.never-at-rates": [[{}, "never at current rates"]],
  "unknown.never-purged": [[{}, "never: only committed records are deleted"]],
  "unknown.never-idle": [[{}, "never while nothing is waiting"]],
  "unknown.no-consumer": [[{}, "no consumer to measure"]],
  "unknown.nothing-consumed": [[{}, "nothing is being consumed"]],
  "unknown.not-at-limit": [[{}, "the consumers are not at their limit, so the capacity of one is unknown"]],
  "unknown.too-many-needed": [
    [
      { needed: 12, partitions: 6 },
      "12 at current rates, more than the 6 partitions can use",
      "지금 속도로는 12개 필요: 파티션 6개가 쓸 수 있는 것보다 많음",
    ],
  ],
});

it.each(rows)("%s", (_, row) => expect(spokenOf(row)).toEqual(expectedOf(row)));

import { expect, it } from "vitest";
import { plain, say, type ProblemFacts } from "../facts";
import { expectedOf, rowsOf, spokenOf } from "../test-sentences";

const kept = say("file.unusable", { setting: "tls.caFile", file: "/etc/ca.pem", why: plain("file.cut-certificate") });
const transaction = { topic: "payments", partition: 3, producerId: "7", transactionalId: "pay-1", offset: "4000" };

const rows = rowsOf<ProblemFacts>({
  "problem.about": [
    [{ what: "committed offsets" }, "committed offsets", "컨슈머 오프셋"],
    [{ what: "metadata" }, "metadata", "메타데이터"],
  ],
  "problem.because": [[{ reason: plain("kafka.no-leader") }, "the partition has no leader.", "파티션에 리더가 없음."]],
  "problem.unread": [
    [
      {
        facts: "committed offsets",
        of: "group",
        name: "billing",
        reason: say("kafka.not-authorised", { resource: "group" }),
      },
      'The committed offsets of group "billing" could not be read: not authorised: grant Describe on the group.',
      '그룹 "billing"의 컨슈머 오프셋: 읽지 못했습니다. 권한 없음: 그룹에 Describe 권한을 주세요.',
    ],
    [
      { facts: "start offsets", of: "share group", name: "s", reason: plain("network.closed") },
      'The start offsets of share group "s" could not be read: the broker closed the connection. Does it want TLS or SASL on this port?',
    ],
  ],
  "problem.unread-many": [
    [
      { facts: "log offsets", of: "partition", name: "orders-3", count: 12, reason: plain("kafka.no-leader") },
      'The log offsets of 12 partitions, such as "orders-3", could not be read: the partition has no leader.',
      '"orders-3" 등 파티션 12개의 로그 오프셋: 읽지 못했습니다. 파티션에 리더가 없음.',
    ],
  ],
  "problem.offset-unread": [
    [
      { group: "billing", topic: "orders", partition: 3, reason: plain("kafka.transaction-open") },
      'The offset of group "billing" on orders-3 could not be read: a transaction with offsets is still open.',
    ],
  ],
  "problem.groups-unlisted": [
    [
      { broker: 2, address: "127.0.0.1:9092", reason: say("network.refused", { where: "127.0.0.1:9092" }) },
      "The groups that broker 2 (127.0.0.1:9092) coordinates could not be listed: nothing listens on 127.0.0.1:9092. Is the broker running, and is the port right?",
      "브로커 2(127.0.0.1:9092)가 맡은 그룹: 목록을 읽지 못했습니다. 127.0.0.1:9092에서 아무것도 듣고 있지 않음. 브로커가 떠 있나요? 포트가 맞나요?",
    ],
  ],
  "problem.groups-unseen": [
    [
      { leaderless: 3, partitions: 50, topic: "__consumer_offsets" },
      "3 of 50 partitions of __consumer_offsets have no leader: the groups stored there cannot be seen.",
      "__consumer_offsets의 파티션 50개 중 3개에 리더가 없어, 거기에 있는 그룹을 볼 수 없습니다.",
    ],
  ],
  "problem.no-topic": [
    [
      {},
      "No topic visible: the cluster has none, or Tidemark's user may not see them (grant Describe on topics " +
        "and on groups).",
    ],
  ],
  "problem.throttled": [
    [
      { ms: 3_200 },
      "Throttled by a broker quota: Tidemark's requests were delayed by 3.2 s in this cycle. Raise " +
        "request_percentage or consumer_byte_rate for its user or client id, or lengthen the interval.",
      "브로커 쿼터로 제한됨: 이번 주기에 브로커가 Tidemark의 요청을 3.2초 늦췄습니다. 해당 사용자나 클라이언트 ID의 request_percentage 또는 consumer_byte_rate를 올리거나, 주기를 늘리세요.",
    ],
  ],
  "problem.no-such-partition": [
    [
      { group: "evil", topic: "orders", partition: 2147483647, count: 3, more: 0 },
      'Group "evil" refers to partition 2147483647 of topic "orders", which has 3: ignored.',
      '그룹 "evil"이(가) 토픽 "orders"에 없는 파티션 2147483647을(를) 말합니다(파티션 3개). 무시합니다.',
    ],
    [
      { group: "evil", topic: "orders", partition: -1, count: 3, more: 4 },
      'Group "evil" refers to partition -1 of topic "orders", which has 3: ignored. 4 more such groups and ' +
        "topics.",
      '그룹 "evil"이(가) 토픽 "orders"에 없는 파티션 -1을(를) 말합니다(파티션 3개). 무시합니다. 이런 그룹과 토픽이 4개 더 있습니다.',
    ],
  ],
  "problem.open-transaction": [
    [
      transaction,
      "Partition 3 of payments: the last stable offset is stuck at 4,000: an open transaction of producer id 7 " +
        '(transactional id "pay-1") blocks read_committed consumers. End or restart its producer, or abort it: ' +
        "kafka-transactions.sh abort --topic payments --partition 3 --start-offset 4000.",
    ],
  ],
  "problem.kept": [
    [
      { reason: kept },
      "tls.caFile names /etc/ca.pem, but the file ends in the middle of a certificate. The previous one stays in use.",
      "tls.caFile(/etc/ca.pem): 파일이 인증서 중간에서 끝납니다. 이전 것을 계속 씁니다.",
    ],
  ],
  "problem.certificate-expired": [
    [
      { date: "2026-12-05" },
      "The certificate expired on 2026-12-05. Renew it.",
      "인증서가 2026-12-05에 만료되었습니다. 갱신하세요.",
    ],
  ],
  "problem.certificate-expires": [
    [
      { date: "2026-12-05", days: 5 },
      "The certificate expires on 2026-12-05, in 5 days. Renew it.",
      "인증서가 2026-12-05에 만료됩니다(5일 뒤). 갱신하세요.",
    ],
    [{ date: "2026-12-05", days: 1 }, "The certificate expires on 2026-12-05, in 1 day. Renew it."],
  ],
  "problem.metrics-left-out": [
    [
      { kinds: ["replicas", "owner"], most: 100_000 },
      "/metrics leaves out replicas, owner: they do not fit into metrics.maxSeries (100000). Raise it, or " +
        "remove it for no limit.",
      "/metrics에서 빠진 시계열: replicas, owner. metrics.maxSeries가 100000이라 들어가지 않습니다. 값을 올리거나, 제한이 없도록 지우세요.",
    ],
  ],
  "problem.cluster-unread": [
    [
      { cluster: "shop", brokers: "kafka-1:9092", reason: say("network.unresolved", { host: "kafka-1" }) },
      'Cannot read cluster "shop" at kafka-1:9092: the host name kafka-1 cannot be resolved.',
      '클러스터 "shop"(kafka-1:9092): 읽지 못했습니다. 호스트 이름 kafka-1을(를) 찾지 못함.',
    ],
  ],
  "stream.off": [[{}, "Switched off in the settings (stream)."]],
  "stream.not-running": [[{}, "Not running."]],
  "stream.unread": [
    [
      { topic: "__consumer_offsets", reason: say("offsets-topic.leaderless", { topic: "__consumer_offsets" }) },
      "__consumer_offsets cannot be read: no partition of __consumer_offsets has a leader.",
      "__consumer_offsets: 읽지 못했습니다. __consumer_offsets의 어느 파티션에도 리더가 없습니다.",
    ],
  ],
  "stream.not-authorised": [
    [
      { topic: "__consumer_offsets", operations: ["Describe", "Read"] },
      "Not authorised to read __consumer_offsets: grant Describe and Read on topic __consumer_offsets to " +
        "Tidemark's user. Polling continues without it.",
      "__consumer_offsets: 읽을 권한이 없습니다. Tidemark 사용자에게 이 토픽의 Describe·Read 권한을 주세요. 폴링은 계속됩니다.",
    ],
  ],
});

it.each(rows)("%s", (_, row) => expect(spokenOf(row)).toEqual(expectedOf(row)));

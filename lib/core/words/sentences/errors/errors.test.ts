import { expect, it } from "vitest";
import { plain, say, type ErrorFacts } from "../facts";
import { expectedOf, rowsOf, spokenOf } from "../test-sentences";

const rows = rowsOf<ErrorFacts>({
  "kafka.unknown-partition": [[{}, "the broker does not know this partition (any more)"]],
  "kafka.no-leader": [[{}, "the partition has no leader", "파티션에 리더가 없음"]],
  "kafka.leader-moving": [[{}, "the leader is moving to another broker"]],
  "kafka.replica-away": [[{}, "a replica is not available"]],
  "kafka.log-end-not-yet": [[{}, "the new leader does not know its log end offset yet"]],
  "kafka.disk": [[{}, "the broker cannot read its disk"]],
  "kafka.slow": [[{}, "the broker did not finish the request in time"]],
  "kafka.coordinator-loading": [[{}, "the group coordinator is still loading"]],
  "kafka.coordinator-not-available": [[{}, "the group coordinator is not available"]],
  "kafka.coordinator-moving": [[{}, "the group coordinator is moving to another broker"]],
  "kafka.group-gone": [[{}, "the group is gone"]],
  "kafka.transaction-open": [[{}, "a transaction with offsets is still open"]],
  "kafka.not-authorised": [
    [{ resource: "topic" }, "not authorised: grant Describe on the topic", "권한 없음: 토픽에 Describe 권한을 주세요"],
    [{ resource: "group" }, "not authorised: grant Describe on the group", "권한 없음: 그룹에 Describe 권한을 주세요"],
    [
      { resource: "cluster" },
      "not authorised: grant Describe on the cluster",
      "권한 없음: 클러스터에 Describe 권한을 주세요",
    ],
  ],
  "kafka.version": [[{}, "the broker is too old or too new for this request"]],
  "kafka.sasl-state": [[{}, "the broker rejects this request in the current SASL state"]],
  "kafka.code": [[{ name: "INVALID_RECORD" }, "INVALID_RECORD"]],
  "kafka.unspoken": [
    [
      { release: "4.0", request: "DescribeShareGroupOffsets", since: "4.1" },
      "the broker is like Kafka 4.0 and does not support DescribeShareGroupOffsets: Kafka 4.1 or newer is needed",
      "브로커가 Kafka 4.0 수준이라 DescribeShareGroupOffsets 요청을 모름: Kafka 4.1 이상이(가) 필요",
    ],
    [
      { release: null, request: "Fetch", since: null },
      "the broker is like Kafka before 0.11 and does not support Fetch: a newer one is needed",
      "브로커가 Kafka 0.11 이전 수준이라 Fetch 요청을 모름: 더 새로운 브로커이(가) 필요",
    ],
  ],
  "kafka.spoken-newer": [
    [{ request: "Fetch" }, "the broker supports Fetch only in versions newer than this Tidemark: update Tidemark"],
  ],
  "kafka.requests-unreported": [[{}, "the broker does not report which requests it supports"]],
  "kafka.left-out": [[{}, "missing from the broker's answer"]],
  "kafka.offset-unknown": [[{}, "the broker does not know the offset"]],
  "leader.unlisted": [[{ broker: 2 }, "its leader, broker 2, is not in the cluster's metadata"]],
  "leader.unasked": [
    [
      { broker: 2, reason: plain("kafka.slow") },
      "its leader, broker 2, cannot be queried: the broker did not finish the request in time",
      "리더인 브로커 2에 물을 수 없음: 브로커가 요청을 제때 끝내지 못함",
    ],
  ],
  "leader.offline": [
    [{ brokers: [2] }, "the partition has no leader: its replicas on broker 2 are offline"],
    [{ brokers: [2, 3] }, "the partition has no leader: its replicas on brokers 2, 3 are offline"],
  ],
  "coordinator.mute": [[{ broker: 3 }, "its coordinator, broker 3, could not list its groups"]],
  "coordinator.away": [
    [{ broker: 3 }, "its coordinator, broker 3, is unreachable", "코디네이터인 브로커 3에 연결할 수 없음"],
  ],
  "coordinator.moves": [[{ broker: 3 }, "its coordinator is moving to broker 3"]],
  "coordinator.none": [[{}, "its coordinator is unreachable and no other broker can take over"]],
  "coordinator.does-not-describe": [[{}, "its coordinator does not describe it"]],
  "coordinator.late": [[{}, "its answer is late; the other groups do not wait for it"]],
  "coordinator.full": [[{}, "its coordinator accepted no further connection in time"]],
  "network.refused": [
    [
      { where: "127.0.0.1:9092" },
      "nothing listens on 127.0.0.1:9092. Is the broker running, and is the port right?",
      "127.0.0.1:9092에서 아무것도 듣고 있지 않음. 브로커가 떠 있나요? 포트가 맞나요?",
    ],
    [{ where: null }, "nothing listens on the broker. Is the broker running, and is the port right?"],
  ],
  "network.unresolved": [
    [{ host: "kafka-1" }, "the host name kafka-1 cannot be resolved", "호스트 이름 kafka-1을(를) 찾지 못함"],
  ],
  "network.no-route": [[{ where: "10.0.0.1:9092" }, "there is no route to 10.0.0.1:9092"]],
  "network.late": [
    [
      { text: "Request timed out" },
      "no answer in time (Request timed out). Is a firewall in between, or the broker overloaded?",
    ],
  ],
  "network.tls": [
    [{}, "the TLS handshake failed. Does the broker speak TLS on this port, and does it want a client certificate?"],
  ],
  "network.closed": [[{}, "the broker closed the connection. Does it want TLS or SASL on this port?"]],
  "network.lost": [[{ where: "kafka-1:9092" }, "the connection to kafka-1:9092 was lost"]],
  "network.foreign": [
    [
      { address: "kafka-2:9092", found: "B", watched: "A" },
      "kafka-2:9092 answers for cluster B, not for A, which is watched: correct the address or, to watch that " +
        "one from now on, set clusterId to B",
      "kafka-2:9092에서 관찰하는 클러스터 A이(가) 아니라 클러스터 B이(가) 응답함: 주소를 고치거나, 앞으로 그 클러스터를 관찰하려면 clusterId를 B(으)로 설정하세요",
    ],
  ],
  "network.unadvertised": [
    [
      { names: "a:1, b:2", first: null },
      "it answers, but no broker can be read at the addresses it advertises (a:1, b:2). Are these addresses " +
        "right for this machine (advertised.listeners)?",
    ],
    [
      {
        names: "a:1",
        first: say("problem.groups-unlisted", { broker: 1, address: "a:1", reason: plain("kafka.slow") }),
      },
      "it answers, but no broker can be read at the addresses it advertises (a:1). Are these addresses right " +
        "for this machine (advertised.listeners)? The groups that broker 1 (a:1) coordinates could not be " +
        "listed: the broker did not finish the request in time.",
    ],
  ],
  "certificate.untrusted": [
    [
      { text: "self-signed certificate in certificate chain", reason: plain("certificate.authority") },
      "the broker's certificate is not trusted (self-signed certificate in certificate chain): its CA is not " +
        "trusted here: tls.caFile must hold the certificate of the CA that signed it",
      "브로커의 인증서를 믿을 수 없음 (self-signed certificate in certificate chain): 여기서 신뢰하지 않는 인증 기관의 것입니다. tls.caFile에 서명한 인증 기관의 인증서가 있어야 합니다",
    ],
  ],
  "certificate.authority": [
    [{}, "its CA is not trusted here: tls.caFile must hold the certificate of the CA that signed it"],
  ],
  "certificate.self-signed": [[{}, "it is self-signed: tls.caFile must hold that very certificate"]],
  "certificate.expired": [[{}, "it has expired, or the certificate of its CA has"]],
  "certificate.not-yet": [[{}, "it is not valid yet: are the clocks right?"]],
  "certificate.other-host": [
    [
      { text: "Host: a" },
      "the broker's certificate is for another host (Host: a): connect by a name that it holds, or set tls.serverName",
    ],
  ],
  "certificate.wanted": [
    [{}, "the broker requires a client certificate: set tls.certFile and tls.keyFile, or tls.pkcs12File"],
  ],
  "certificate.wanted-readable": [
    [
      {},
      "the broker requires a client certificate that it can read: set tls.certFile and tls.keyFile, or tls.pkcs12File",
    ],
  ],
  "certificate.refused": [[{}, "the broker refused the client certificate: does it trust the CA that signed it?"]],
  "certificate.refused-expired": [[{}, "the broker refused the client certificate: it has expired"]],
  "certificate.refused-revoked": [[{}, "the broker refused the client certificate: it is revoked"]],
  "login.no-sasl-here": [[{}, "the broker does not expect SASL on this port: check the port, or remove sasl"]],
  "login.mechanism": [
    [
      { offered: "PLAIN" },
      "the broker does not offer this SASL mechanism (it offers PLAIN): check sasl.mechanism",
      "브로커가 이 SASL 방식을 지원하지 않음 (지원: PLAIN): sasl.mechanism을 확인하세요",
    ],
    [{ offered: null }, "the broker does not offer this SASL mechanism: check sasl.mechanism"],
  ],
  "login.token": [
    [
      { status: "invalid_token" },
      "the broker refused the token (invalid_token): check where it comes from",
      "브로커가 토큰을 거절함 (invalid_token): 토큰을 어디서 얻는지 확인하세요",
    ],
    [{ status: null }, "the broker refused the token: check where it comes from"],
  ],
  "login.refused": [[{}, "SASL authentication failed: check user name and secret"]],
  "offsets-topic.leaderless": [[{ topic: "__consumer_offsets" }, "no partition of __consumer_offsets has a leader"]],
  "offsets-topic.endless": [
    [{ broker: 1, topic: "__consumer_offsets" }, "broker 1 does not report the end of __consumer_offsets"],
  ],
  "offsets-topic.packed": [
    [
      { algorithm: "zstd" },
      "its records are compressed with zstd, which cannot be read here: run Node 22.15 or newer, or set offsets.topic.compression.codec to gzip on the brokers",
      "레코드가 zstd 방식으로 압축되어 여기서는 읽을 수 없습니다. Node 22.15 이상을 쓰거나, 브로커의 offsets.topic.compression.codec 값을 gzip으로 두세요",
    ],
  ],
});

it.each(rows)("%s", (_, row) => expect(spokenOf(row)).toEqual(expectedOf(row)));

/** Every sentence of messages in both languages, with the same facts. */
import { describe, expect, it } from "vitest";
import { alertInEnglish } from "./english";
import { tell, type AlertFacts, type AlertKey, type AlertSaid, type TitleFacts } from "./facts";
import { alertInKorean } from "./korean";
import { statedByOne } from "../test-same-facts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const group = tell("thing.group", { cluster: "prod-eu", group: "fraud-check" });
const stalled = tell("clause.group", { cluster: "prod-eu", group: "fraud-check", how: "stalled" });
const title: TitleFacts = { severity: "ERROR", of: stalled, at: "payments/1", more: 12, follows: 0 };
const parts = [tell("sum.groups", { severity: "ERROR", count: 3 }), tell("sum.recovered", { count: 1 })];
const at = "2026-11-29 14:02:09 KST";

/** A key without facts and both sentences does not compile. */
const SENTENCES: { [K in AlertKey]: [facts: AlertFacts[K], english: string, korean: string][] } = {
  "thing.group": [
    [{ cluster: "prod-eu", group: "fraud-check" }, "fraud-check on prod-eu", "prod-eu의 fraud-check 그룹"],
  ],
  "thing.broker": [[{ cluster: "prod-eu", broker: 3 }, "broker 3 of prod-eu", "prod-eu의 브로커 3"]],
  "thing.offline": [[{ cluster: "prod-eu" }, "partitions without a leader on prod-eu", "prod-eu의 리더 없는 파티션"]],
  "thing.cluster": [[{ cluster: "prod-eu" }, "cluster prod-eu", "prod-eu 클러스터"]],
  "thing.database": [[{}, "Tidemark's database", "Tidemark 데이터베이스"]],
  "thing.receiver": [[{ receiver: "sms" }, "receiver sms", "수신처 sms"]],
  "clause.group": [
    [{ cluster: "prod-eu", group: "a", how: "stalled" }, "a on prod-eu is stalled", "prod-eu의 a 그룹 컨슈머 멈춤"],
    [{ cluster: "prod-eu", group: "a", how: "stopped" }, "a on prod-eu has stopped", "prod-eu의 a 그룹 컨슈머 중단"],
    [
      { cluster: "prod-eu", group: "a", how: "rewind" },
      "a on prod-eu went back to an older offset",
      "prod-eu의 a 그룹 오프셋 되감김",
    ],
    [
      { cluster: "prod-eu", group: "a", how: "offline" },
      "a on prod-eu has partitions without a leader",
      "prod-eu의 a 그룹 오프라인 파티션 있음",
    ],
    [{ cluster: "prod-eu", group: "a", how: "slow" }, "a on prod-eu is falling behind", "prod-eu의 a 그룹 처리량 문제"],
    [{ cluster: "prod-eu", group: "a", how: "other" }, "a on prod-eu is in trouble", "prod-eu의 a 그룹 이상 발생"],
  ],
  "clause.broker": [
    [{ cluster: "prod-eu", broker: 3 }, "broker 3 of prod-eu is missing", "prod-eu의 브로커 3 응답 없음"],
  ],
  "clause.offline": [
    [
      { cluster: "prod-eu", partitions: 1200 },
      "1,200 partitions on prod-eu have no leader",
      "prod-eu의 파티션 1,200개에 리더 없음",
    ],
    [{ cluster: "prod-eu", partitions: 1 }, "1 partition on prod-eu has no leader", "prod-eu의 파티션 1개에 리더 없음"],
    [{ cluster: "prod-eu", partitions: 0 }, "partitions on prod-eu have no leader", "prod-eu의 파티션에 리더 없음"],
  ],
  "clause.cluster": [[{ cluster: "prod-eu" }, "cluster prod-eu cannot be read", "prod-eu 클러스터를 읽을 수 없음"]],
  "clause.database": [
    [{}, "Tidemark cannot write history to its database", "Tidemark가 데이터베이스에 이력을 저장하지 못함"],
  ],
  "clause.receiver": [[{ receiver: "sms" }, "receiver sms does not accept messages", "수신처 sms 전송 실패"]],
  "title.firing": [
    [
      title,
      "ERROR: fraud-check on prod-eu is stalled: payments/1 and 12 more",
      "ERROR: prod-eu의 fraud-check 그룹 컨슈머 멈춤: payments/1 외 12개",
    ],
    [
      { ...title, more: 0 },
      "ERROR: fraud-check on prod-eu is stalled: payments/1",
      "ERROR: prod-eu의 fraud-check 그룹 컨슈머 멈춤: payments/1",
    ],
    [
      { ...title, of: tell("clause.broker", { cluster: "eu", broker: 3 }), at: null, more: 0, follows: 1200 },
      "ERROR: broker 3 of eu is missing; 1,200 alerts follow",
      "ERROR: eu의 브로커 3 응답 없음; 뒤따른 알림 1,200건",
    ],
    [
      { ...title, of: tell("clause.cluster", { cluster: "eu" }), at: null, more: 0, follows: 1 },
      "ERROR: cluster eu cannot be read; 1 alert follows",
      "ERROR: eu 클러스터를 읽을 수 없음; 뒤따른 알림 1건",
    ],
  ],
  "title.still": [
    [
      { ...title, ms: 2 * HOUR },
      "ERROR, still after 2 h: fraud-check on prod-eu is stalled: payments/1 and 12 more",
      "ERROR(2시간째 계속): prod-eu의 fraud-check 그룹 컨슈머 멈춤: payments/1 외 12개",
    ],
    [
      { ...title, at: null, ms: null },
      "ERROR, still: fraud-check on prod-eu is stalled",
      "ERROR(계속): prod-eu의 fraud-check 그룹 컨슈머 멈춤",
    ],
  ],
  "title.unacknowledged": [
    [
      { ...title, ms: 30 * MINUTE },
      "ERROR, not acknowledged for 30 min: fraud-check on prod-eu is stalled: payments/1 and 12 more",
      "ERROR(30분째 미확인): prod-eu의 fraud-check 그룹 컨슈머 멈춤: payments/1 외 12개",
    ],
    [
      { ...title, at: null, ms: null },
      "ERROR, not acknowledged: fraud-check on prod-eu is stalled",
      "ERROR(미확인): prod-eu의 fraud-check 그룹 컨슈머 멈춤",
    ],
  ],
  "title.acknowledged": [
    [
      { of: tell("title.firing", { ...title, at: null, more: 0 }), by: "kim" },
      "Acknowledged by kim: ERROR: fraud-check on prod-eu is stalled",
      "kim 님이 확인함: ERROR: prod-eu의 fraud-check 그룹 컨슈머 멈춤",
    ],
    [
      {
        of: tell("subject.news", { parts: [tell("sum.groups", { severity: "ERROR", count: 2 })], cluster: null }),
        by: null,
      },
      "Acknowledged: 2 groups in ERROR",
      "확인됨: ERROR 그룹 2개",
    ],
  ],
  "title.flapping": [
    [
      { severity: "ERROR", of: group },
      "Flapping: fraud-check on prod-eu keeps going in and out of ERROR",
      "불안정: prod-eu의 fraud-check 그룹, ERROR 반복",
    ],
  ],
  "title.passed": [
    [
      { severity: "ERROR", of: group, ms: 2 * MINUTE },
      "Already over: fraud-check on prod-eu, ERROR for 2 min",
      "이미 해소됨: prod-eu의 fraud-check 그룹, 2분 동안 ERROR",
    ],
    [
      { severity: "WARNING", of: group, ms: null },
      "Already over: fraud-check on prod-eu, WARNING",
      "이미 해소됨: prod-eu의 fraud-check 그룹, WARNING",
    ],
  ],
  "title.recovered": [
    [
      { of: group, ms: 42 * MINUTE },
      "Recovered: fraud-check on prod-eu after 42 min",
      "복구됨: prod-eu의 fraud-check 그룹, 42분 만에",
    ],
    [{ of: group, ms: null }, "Recovered: fraud-check on prod-eu", "복구됨: prod-eu의 fraud-check 그룹"],
  ],
  "title.deleted": [
    [
      { of: group, ms: 42 * MINUTE },
      "Ended: fraud-check on prod-eu, deleted after 42 min",
      "종료(삭제됨): prod-eu의 fraud-check 그룹, 42분 만에",
    ],
  ],
  "title.muted": [
    [
      { of: group, ms: 42 * MINUTE },
      "Ended: fraud-check on prod-eu, muted after 42 min, not recovered",
      "종료(음소거됨, 복구 아님): prod-eu의 fraud-check 그룹, 42분 만에",
    ],
  ],
  "title.test": [[{ of: group }, "Test: fraud-check on prod-eu", "테스트: prod-eu의 fraud-check 그룹"]],
  "subject.news": [
    [{ parts, cluster: "prod-eu" }, "3 groups in ERROR, 1 recovered on prod-eu", "prod-eu: ERROR 그룹 3개, 복구 1건"],
    [{ parts, cluster: null }, "3 groups in ERROR, 1 recovered", "ERROR 그룹 3개, 복구 1건"],
  ],
  "subject.still": [
    [
      { parts, cluster: "prod-eu" },
      "Still: 3 groups in ERROR, 1 recovered on prod-eu",
      "계속 중: prod-eu: ERROR 그룹 3개, 복구 1건",
    ],
  ],
  "subject.unacknowledged": [
    [
      { parts, cluster: "prod-eu" },
      "Not acknowledged: 3 groups in ERROR, 1 recovered on prod-eu",
      "미확인: prod-eu: ERROR 그룹 3개, 복구 1건",
    ],
  ],
  "subject.test": [[{ receiver: "ops" }, "Test: Tidemark reaches ops", "테스트: Tidemark에서 ops 전송 확인"]],
  "sum.broker": [[{ broker: 3 }, "broker 3 missing", "브로커 3 응답 없음"]],
  "sum.offline": [
    [{ partitions: 40 }, "40 partitions without a leader", "리더 없는 파티션 40개"],
    [{ partitions: 0 }, "partitions without a leader", "리더 없는 파티션"],
  ],
  "sum.cluster": [[{}, "cluster cannot be read", "클러스터를 읽을 수 없음"]],
  "sum.database": [[{}, "history cannot be written", "이력을 저장하지 못함"]],
  "sum.receiver": [[{ receiver: "sms" }, "receiver sms does not accept messages", "수신처 sms 전송 실패"]],
  "sum.groups": [[{ severity: "WARNING", count: 1 }, "1 group in WARNING", "WARNING 그룹 1개"]],
  "sum.firing": [[{ count: 1200 }, "1,200 firing", "발생 1,200건"]],
  "sum.flapping": [[{ count: 2 }, "2 flapping", "불안정 2건"]],
  "sum.passed": [[{ count: 2 }, "2 already over", "이미 해소 2건"]],
  "sum.recovered": [[{ count: 2 }, "2 recovered", "복구 2건"]],
  "sum.ended": [[{ count: 2 }, "2 ended", "종료 2건"]],
  "label.where": [[{}, "Where", "위치"]],
  "label.since": [[{}, "Since", "시작"]],
  "label.when": [[{}, "When", "기간"]],
  "label.why": [[{}, "Why", "원인"]],
  "label.was-why": [[{}, "Why it fired", "발생 원인"]],
  "label.bad": [[{}, "How bad", "정도"]],
  "label.was-bad": [[{}, "While it fired", "발생 당시 측정값"]],
  "label.todo": [[{}, "What to do", "조치"]],
  "label.follows": [[{}, "Caused by it", "뒤따른 알림"]],
  "label.acknowledged": [[{}, "Acknowledged by", "확인한 사람"]],
  "label.owner": [[{}, "Owner", "담당"]],
  "label.runbook": [[{}, "Runbook", "런북"]],
  "label.note": [[{}, "Note", "메모"]],
  "label.open": [[{}, "Open", "열기"]],
  "label.incident": [[{}, "Incident", "인시던트"]],
  "label.picture": [[{}, "Chart", "차트"]],
  "label.acknowledge": [[{}, "Acknowledge", "확인 처리"]],
  "label.silence": [[{}, "Silence", "사일런스"]],
  "label.all": [[{}, "All alerts", "모든 알림"]],
  "place.status": [[{ at: "payments/1", status: "STALLED" }, "payments/1 STALLED", "payments/1 STALLED"]],
  "place.slow": [[{ at: "payments/1" }, "payments/1 falling behind", "payments/1 뒤처지는 중"]],
  "where.places": [
    [
      { of: group, places: ["payments/1 STALLED", "payments/4 STOPPED"], more: 12 },
      "fraud-check on prod-eu: payments/1 STALLED, payments/4 STOPPED and 12 more",
      "prod-eu의 fraud-check 그룹: payments/1 STALLED, payments/4 STOPPED 외 12개",
    ],
    [{ of: group, places: [], more: 0 }, "fraud-check on prod-eu", "prod-eu의 fraud-check 그룹"],
    [
      { of: group, places: [], more: 1 },
      "fraud-check on prod-eu: 1 partition",
      "prod-eu의 fraud-check 그룹: 파티션 1개",
    ],
  ],
  "since.firing": [
    [{ at, ms: 12 * MINUTE, changed: null }, `${at}, for 12 min`, `${at}, 12분째`],
    [{ at, ms: null, changed: "14:05:00 KST" }, `${at}; last change 14:05:00 KST`, `${at}; 마지막 변화 14:05:00 KST`],
  ],
  "since.flapping": [
    [
      { at, flapping: "14:05:00 KST" },
      `${at}; flapping since 14:05:00 KST`,
      `${at}; 14:05:00 KST부터 발생과 해소를 반복`,
    ],
  ],
  "since.ended": [
    [
      { from: at, to: "14:44:10 KST", ms: 42 * MINUTE },
      `${at} to 14:44:10 KST (42 min)`,
      `${at} ~ 14:44:10 KST (42분)`,
    ],
    [{ from: at, to: "unknown time", ms: null }, `${at} to unknown time`, `${at} ~ unknown time`],
  ],
  "why.broker": [
    [
      { broker: 3 },
      "Broker 3 is part of the cluster but does not answer.",
      "브로커 3: 클러스터에 속하지만 응답하는 브로커 목록에 없습니다.",
    ],
  ],
  "why.offline": [
    [
      {},
      "A partition without a leader can be neither read nor written.",
      "리더가 없는 파티션은 읽기도 쓰기도 되지 않습니다.",
    ],
  ],
  "why.cluster": [
    [
      {},
      "Tidemark cannot read it, so the state of its groups is unknown.",
      "Tidemark가 클러스터를 읽지 못해 그룹의 상태를 알 수 없습니다.",
    ],
  ],
  "why.database": [
    [
      {},
      "Samples wait in memory and are dropped when there are too many.",
      "관찰한 값은 메모리에 쌓이며, 너무 많아지면 버려집니다.",
    ],
  ],
  "why.receiver": [
    [
      {},
      "Several attempts in a row have failed; its messages wait until their deadline.",
      "여러 번 잇달아 전송에 실패했습니다. 보낼 메시지는 기한까지 대기합니다.",
    ],
  ],
  "why.detail": [
    [
      { of: tell("why.offline", {}), detail: "connection refused" },
      "A partition without a leader can be neither read nor written. connection refused.",
      "리더가 없는 파티션은 읽기도 쓰기도 되지 않습니다. connection refused.",
    ],
  ],
  "bad.all": [
    [
      { parts: [tell("bad.lag", { lag: "12", unknown: 0 }), tell("bad.late", { ms: MINUTE })] },
      "lag 12 records; 60 s behind",
      "랙 12개; 60초 지연",
    ],
  ],
  "bad.lag": [
    [{ lag: "91342", unknown: 0 }, "lag 91,342 records", "랙 91,342개"],
    [{ lag: "1", unknown: 2 }, "lag 1 record, unknown on 2 partitions", "랙 1개, 파티션 2개는 알 수 없음"],
  ],
  "bad.no-lag": [
    [{ unknown: 12 }, "lag unknown on 12 partitions", "랙 알 수 없음(파티션 12개)"],
    [{ unknown: 0 }, "lag unknown", "랙 알 수 없음"],
  ],
  "bad.late": [[{ ms: 12 * MINUTE }, "12 min behind", "12분 지연"]],
  "bad.loss": [
    [{ ms: 3 * HOUR }, "records will be deleted unread in 3 h", "3시간 뒤 읽지 않은 레코드가 삭제됨"],
    [{ ms: 0 }, "records are being deleted unread", "읽지 않은 레코드가 삭제되는 중"],
  ],
  "bad.produced": [[{ rate: 1320.4 }, "1,320 records/s in", "유입 초당 1,320개"]],
  "bad.consumed": [[{ rate: 0.2512 }, "0.25 records/s out", "소비 초당 0.25개"]],
  "bad.unknown": [
    [
      { what: ["late", "loss", "produced", "consumed"] },
      "unknown: time behind, time until records are lost, produce rate, consume rate",
      "알 수 없음: 지연 시간, 레코드 유실까지 남은 시간, 유입 속도, 소비 속도",
    ],
  ],
  "bad.partitions": [[{ count: 40 }, "40 partitions without a leader", "리더 없는 파티션 40개"]],
  "todo.stalled": [
    [
      { place: "payments/1" },
      "The consumer is alive but stuck on payments/1. Read its log: a repeating error means the record at the " +
        "committed offset cannot be processed (fix the code, or skip the record); silence means a lock, a call " +
        "without a timeout or a dead worker thread.",
      "컨슈머는 살아 있습니다(멈춘 위치: payments/1). 컨슈머 로그를 확인하세요. 같은 오류가 반복되면 컨슈머 오프셋의 레코드를 처리할 수 없는 것이니 코드를 고치거나 레코드를 따로 " +
        "빼 두세요. 로그가 조용하면 락, 타임아웃 없는 호출, 죽은 작업 스레드를 의심하세요.",
    ],
  ],
  "todo.stopped": [
    [
      { place: "payments/1" },
      "Check that the consumer of payments/1 is running and reaches the brokers. If not, restart it; if it is, " +
        "check that it still subscribes to the topic and commits.",
      "컨슈머가 실행 중인지, 브로커에 연결되는지 확인하세요(위치: payments/1). 종료되었으면 다시 시작하고, 실행 중이면 토픽을 " +
        "구독하고 커밋하는지 확인하세요.",
    ],
  ],
  "todo.rewind": [
    [
      { place: null },
      "Find out who reset the offset: a deployment, kafka-consumer-groups.sh, or two consumers with the same " +
        "group id. If it was not intended, expect records to be processed twice.",
      "오프셋을 누가 되돌렸는지 확인하세요. 배포, kafka-consumer-groups.sh, 같은 그룹 ID를 쓰는 다른 컨슈머가 흔한 원인입니다. " +
        "의도하지 않았다면 레코드가 중복 처리될 수 있습니다.",
    ],
  ],
  "todo.offline": [
    [
      {},
      "Leave the consumer alone. The cluster page names the missing broker: bring it back. Unclean leader " +
        "election loses records.",
      "컨슈머는 그대로 두세요. 클러스터 페이지에서 빠진 브로커를 확인해 복구하세요. 언클린 리더 선출은 레코드를 잃습니다.",
    ],
  ],
  "todo.slow": [
    [
      { factor: "1.6" },
      "It needs 1.6 times its current rate to keep up. If all partitions lag, add consumers, up to one per " +
        "partition; beyond that, add partitions or make each record cheaper. If one lags, look for a hot key or " +
        "a slow instance.",
      "유입을 따라가려면 현재 소비 속도의 1.6배가 필요합니다. 모든 파티션의 랙이 늘면 컨슈머를 파티션 개수까지 늘리고, 그 이상은 " +
        "파티션을 늘리거나 레코드당 처리 비용을 줄이세요. 한 파티션만 늘면 키 쏠림이나 느린 인스턴스를 확인하세요.",
    ],
  ],
  "todo.other": [
    [
      {},
      "Open the group page: the worst partition comes first, with the reason.",
      "그룹 페이지를 여세요. 가장 나쁜 파티션이 이유와 함께 맨 위에 있습니다.",
    ],
  ],
  "todo.broker": [
    [
      { broker: 3 },
      "Check the process, disk and network of broker 3 and bring it back. Leave the consumers alone.",
      "브로커 3의 프로세스, 디스크, 네트워크를 확인하고 복구하세요. 컨슈머는 그대로 두세요.",
    ],
  ],
  "todo.leaderless": [
    [
      {},
      "Bring back the brokers that hold the last in-sync replicas. Unclean leader election is the last resort: " +
        "it loses records.",
      "동기화된 마지막 복제본(ISR)이 있는 브로커를 복구하세요. 언클린 리더 선출은 레코드를 잃으므로 마지막 수단입니다.",
    ],
  ],
  "todo.cluster": [
    [
      {},
      "From Tidemark's host, check that the bootstrap addresses answer, then DNS, firewall, certificates and credentials.",
      "Tidemark 서버에서 부트스트랩 주소가 응답하는지, 이어서 DNS, 방화벽, 인증서, 인증 정보를 확인하세요.",
    ],
  ],
  "todo.database": [
    [
      {},
      "Check that PostgreSQL is running, that its disk is not full, and that Tidemark reaches it.",
      "PostgreSQL이 실행 중인지, 디스크가 가득 차지 않았는지, Tidemark에서 연결되는지 확인하세요.",
    ],
  ],
  "todo.receiver": [
    [
      {},
      "Read the last answer in the delivery log, fix the address or credentials, then send a test.",
      "전송 기록에서 마지막 응답을 확인하고, 주소나 인증 정보를 고친 뒤 테스트를 보내세요.",
    ],
  ],
  follows: [
    [{ count: 214, names: ["a", "b"] }, "214 alerts: a, b and 212 more", "214건: a, b 외 212개"],
    [{ count: 2, names: ["a", "b"] }, "2 alerts: a, b", "2건: a, b"],
    [{ count: 1, names: [] }, "1 alert", "1건"],
  ],
  "section.firing": [[{ count: 3 }, "Firing: 3", "발생: 3건"]],
  "section.flapping": [[{ count: 3 }, "Flapping: 3", "불안정: 3건"]],
  "section.passed": [[{ count: 3 }, "Already over: 3", "이미 해소됨: 3건"]],
  "section.resolved": [[{ count: 3 }, "Ended: 3", "종료: 3건"]],
  more: [[{ count: 1200 }, "1,200 more, not listed here.", "이 밖에 1,200건이 더 있으며 여기에는 적지 않았습니다."]],
  "test.body": [
    [
      { receiver: "ops", route: "file-1" },
      "This is a test: nothing is wrong. It was sent to ops like a real message (route: file-1).",
      "테스트 메시지이며, 문제는 없습니다. 실제 메시지와 같은 경로로 보냈습니다(수신처: ops, 라우트: file-1).",
    ],
  ],
  "label.story": [[{}, "What happened", "경과"]],
  "label.what": [[{}, "What", "내용"]],
  "story.began": [[{}, "First sign.", "첫 징후."]],
  "story.notified": [
    [{ receiver: "ops", kind: "news", how: "delivered" }, "Message delivered to ops.", "ops: 메시지 전달됨."],
    [{ receiver: "ops", kind: "reminder", how: "waiting" }, "Reminder waiting for ops.", "ops: 재알림 전달 대기 중."],
    [
      { receiver: "boss", kind: "escalation", how: "expired" },
      "Escalation given up, not accepted by boss.",
      "boss: 에스컬레이션 전달 포기.",
    ],
  ],
  "story.acknowledged": [[{ by: "kim" }, "Acknowledged by kim.", "kim 님이 확인했습니다."]],
  "story.flapping": [[{}, "Flapping from here on.", "이때부터 발생과 해소를 되풀이합니다."]],
  "story.ended": [
    [{ end: "recovered", ms: 12 * MINUTE }, "Recovered after 12 min.", "12분 만에 회복됨."],
    [{ end: "deleted", ms: null }, "Deleted.", "완전히 사라짐."],
  ],
  "story.earlier": [[{}, "Earlier events are left out: there are too many.", "이전 일은 너무 많아 생략했습니다."]],
  "time.unknown": [[{}, "unknown time", "알 수 없는 시각"]],
};

type Row = [key: string, said: AlertSaid, english: string, korean: string];

const rows = Object.entries(SENTENCES).flatMap(([key, of]) =>
  of.map(([values, english, korean]): Row => [key, { key, values } as AlertSaid, english, korean]),
);

describe("messages say", () => {
  it.each(rows)("%s %j", (_key, said, english, korean) => {
    expect(alertInEnglish(said)).toBe(english);
    expect(alertInKorean(said)).toBe(korean);
    expect(statedByOne(alertInEnglish, alertInKorean, said)).toEqual([]);
  });
});

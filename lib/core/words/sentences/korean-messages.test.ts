import { describe, expect, it } from "vitest";
import { notesOf, type NotesInput } from "../../picture/notes";
import { known } from "../terms";
import { messageInKorean } from "./korean-messages";

describe("messages in Korean", () => {
  it.each([
    ["committed offsets", "커밋된 오프셋"],
    [
      'The committed offsets of group "billing" could not be read: not authorised: grant Describe on the group.',
      '그룹 "billing"의 커밋된 오프셋: 읽지 못했습니다. 권한 없음: 그룹에 Describe 권한을 주세요.',
    ],
    [
      'The log offsets of 12 partitions, such as "orders-3", could not be read: the partition has no leader.',
      '"orders-3" 등 파티션 12개의 로그 오프셋: 읽지 못했습니다. 파티션에 리더가 없음.',
    ],
    [
      "The groups that broker 2 (127.0.0.1:9092) coordinates could not be listed: nothing listens on 127.0.0.1:9092. Is the broker running, and is the port right?",
      "브로커 2(127.0.0.1:9092)가 맡은 그룹: 목록을 읽지 못했습니다. 127.0.0.1:9092에서 아무것도 듣고 있지 않음. 브로커가 떠 있나요? 포트가 맞나요?",
    ],
    [
      'Cannot read cluster "shop" at kafka-1:9092: the host name kafka-1 cannot be resolved.',
      '클러스터 "shop"(kafka-1:9092): 읽지 못했습니다. 호스트 이름 kafka-1을(를) 찾지 못함.',
    ],
    [
      "__consumer_offsets cannot be read: no partition of __consumer_offsets has a leader.",
      "__consumer_offsets: 읽지 못했습니다. __consumer_offsets의 어느 파티션에도 리더가 없습니다.",
    ],
    [
      "Not authorised to read __consumer_offsets: grant Describe and Read on topic __consumer_offsets to Tidemark's user. Polling goes on without it.",
      "__consumer_offsets: 읽을 권한이 없습니다. Tidemark 사용자에게 이 토픽의 Describe·Read 권한을 주세요. 폴링은 이것 없이 계속됩니다.",
    ],
    [
      "3 of 50 partitions of __consumer_offsets have no leader: groups that are kept there cannot be seen.",
      "__consumer_offsets의 파티션 50개 중 3개에 리더가 없어, 거기에 있는 그룹을 볼 수 없습니다.",
    ],
    [
      "Throttled by the brokers' quota: they held Tidemark's requests back for 3.2 s in this cycle. Raise request_percentage or consumer_byte_rate of its user or client id, or the interval.",
      "브로커 쿼터로 제한됨: 이번 주기에 브로커가 Tidemark의 요청을 3.2초 늦췄습니다. 해당 사용자나 클라이언트 ID의 request_percentage 또는 consumer_byte_rate를 올리거나, 주기를 늘리세요.",
    ],
    [
      'Group "evil" names partition 2147483647 of topic "orders", which has 3: it is ignored.',
      '그룹 "evil"이(가) 토픽 "orders"에 없는 파티션 2147483647을(를) 말합니다(파티션 3개). 무시합니다.',
    ],
    [
      'Group "evil" names partition -1 of topic "orders", which has 3: it is ignored. There are 4 more of such groups and topics.',
      '그룹 "evil"이(가) 토픽 "orders"에 없는 파티션 -1을(를) 말합니다(파티션 3개). 무시합니다. 이런 그룹과 토픽이 4개 더 있습니다.',
    ],
    [
      "/metrics leaves out replicas, owner: metrics.maxSeries is 100000, and they do not fit. Raise it, or remove it for no limit.",
      "/metrics에서 빠진 시계열: replicas, owner. metrics.maxSeries가 100000이라 들어가지 않습니다. 값을 올리거나, 제한이 없도록 지우세요.",
    ],
    ["no committed offset", "커밋된 오프셋 없음"],
    ["No committed offset.", "No committed offset."],
  ])("%s", (english, korean) => expect(messageInKorean(english)).toBe(korean));

  it.each(["toString", "", "INVALID_REQUEST.", "Something else went wrong."])("leaves as it came: %j", (text) => {
    expect(messageInKorean(text)).toBe(text);
  });
});

describe("notes on a partition's numbers in Korean", () => {
  const usual: NotesInput = {
    state: {
      ...{ group: "g", type: "classic", state: "Stable", assignor: "range", generation: 1, coordinator: 1 },
      members: known([]),
    },
    ...{
      committed: 1_500n,
      unread: false,
      logStart: 0n,
      logEnd: 2_000n,
      lastStable: null,
      markers: 0n,
      aborted: false,
      compacted: false,
    },
    ...{ lag: known(500n), lost: known(0n), owner: "m", transaction: undefined, now: 600_000 },
  };
  const open = { topic: "t", partition: 0, lastStable: 1_500n, since: 0, producerId: 7n, transactionalId: "pay-1" };
  const member = { memberId: "m", instanceId: null, clientId: "c", host: "h" };
  const elsewhere = { ...member, assignment: known([{ topic: "t", partitions: [1] }]) };
  const idle = { ...member, memberId: "n", assignment: known([{ topic: "t", partitions: [2] }]) };
  const rows: [string, Partial<NotesInput>, RegExp][] = [
    [
      "records lost",
      { committed: 5n, logStart: 1_005n, lost: known(1_000n) },
      /레코드 1,000개를 삭제.*오프셋 5.*1,005/,
    ],
    ["committed beyond the log", { committed: 3_000n }, /3,000은 로그 끝 2,000보다 1,000만큼/],
    ["nothing committed", { committed: null }, /레코드 2,000개가 보존/],
    ["one marker", { markers: 1n, committed: 1_999n }, /표시만 1개/],
    ["aborted transactions", { markers: 6n, aborted: true, committed: 1_994n }, /1,994과.*중단된 트랜잭션만.*랙을 6/],
    ["markers", { markers: 3n, committed: 1_997n }, /1,997과.*표시만 3개/],
    ["an open transaction", { lastStable: 1_500n, transaction: open }, /ID 7, 트랜잭션 ID "pay-1".*10분.*바로 그 자리/],
    ["a compacted topic", { compacted: true }, /최대 500개/],
    [
      "nobody reads it",
      { owner: null, state: { ...usual.state, members: known([elsewhere]) } },
      /멤버 1개는 다른 파티션/,
    ],
    [
      "nobody reads it, of two",
      { owner: null, state: { ...usual.state, members: known([elsewhere, idle]) } },
      /멤버 2개는/,
    ],
  ];

  it.each(rows)("%s", (_, change, korean) => {
    const notes = notesOf({ ...usual, ...change }) ?? [];
    expect(notes).toHaveLength(1);
    expect(messageInKorean(notes[0]!)).toMatch(korean);
  });
});

import { expect, it } from "vitest";
import { english } from "../english";
import { say } from "../facts";
import { korean } from "../korean";
import { expectedOf, rowsOf, spokenOf } from "../test-sentences";
import type { NoteFacts } from "./facts";

const transaction = {
  ...{ producerId: "7", transactionalId: "pay-1", offset: "1500", ms: 600_000, logEnd: "2000", here: true },
};

const rows = rowsOf<NoteFacts>({
  "note.lost": [
    [
      { lost: "1000", offset: "5", logStart: "1005" },
      "Retention deleted 1,000 records before the group read them: committed offset 5, log start offset 1,005. " +
        "Lag counts from the log start.",
      "그룹이 읽기 전에 보존 정책이 레코드 1,000개를 삭제했습니다. 컨슈머 오프셋은 5, 로그 시작 오프셋은 1,005입니다. 랙은 로그 시작부터 셉니다.",
    ],
  ],
  "note.beyond": [
    [
      { offset: "3000", records: "1000", logEnd: "2000" },
      "The committed offset 3,000 is 1,000 records past the log end offset 2,000: the log was truncated or " +
        "recreated, or the offset was set by hand. Nothing is waiting now; consumers will start over by their " +
        "reset policy (auto.offset.reset).",
      "컨슈머 오프셋 3,000은 최신 오프셋 2,000보다 1,000만큼 앞에 있습니다. 로그가 잘렸거나 다시 만들어졌거나, 오프셋을 직접 설정한 것입니다. 지금 대기 중인 레코드는 없으며, " +
        "컨슈머는 재설정 정책(auto.offset.reset)에 따라 다시 시작합니다.",
    ],
  ],
  "note.aborted": [
    [
      { offset: "1994", logEnd: "2000", markers: "6" },
      "No committed record is waiting: between the committed offset 1,994 and the log end offset 2,000 there " +
        "are only aborted transactions, which consumers with isolation.level=read_committed do not receive. " +
        "Other tools show a lag of 6.",
      "대기 중인 커밋된 레코드가 없습니다. 컨슈머 오프셋 1,994과 최신 오프셋 2,000 사이에는 중단된 트랜잭션만 있으며, isolation.level=read_committed인 " +
        "컨슈머는 이를 받지 않습니다. 다른 도구는 랙을 6로 보여 줍니다.",
    ],
  ],
  "note.markers": [
    [
      { offset: "1997", logEnd: "2000", markers: "3" },
      "Nothing is waiting: between the committed offset 1,997 and the log end offset 2,000 there are only 3 " +
        "transaction markers, which no consumer receives. Other tools show a lag of 3.",
      "대기 중인 레코드가 없습니다. 컨슈머 오프셋 1,997과 최신 오프셋 2,000 사이에는 컨슈머에게 주어지지 않는 트랜잭션 표시만 3개 있습니다. 다른 도구는 랙을 3(으)로 보여 줍니다.",
    ],
  ],
  "note.transaction": [
    [
      transaction,
      'An open transaction of producer id 7 (transactional id "pay-1") starts at offset 1,500 and has been ' +
        "open for at least 10 min: read_committed consumers get no further, although the log end offset is " +
        "2,000. Lag counts to the log end. This group is blocked right there.",
      '열린 트랜잭션(프로듀서 ID 7, 트랜잭션 ID "pay-1")이 오프셋 1,500에서 시작해 최소 10분 동안 열려 있습니다. 최신 오프셋은 2,000이지만, ' +
        "read_committed 컨슈머는 더 나아가지 못합니다. 랙은 최신 오프셋까지 셉니다. 이 그룹이 바로 그 자리에서 막혀 있습니다.",
    ],
    [
      { ...transaction, producerId: null, transactionalId: null, here: false },
      "An open transaction starts at offset 1,500 and has been open for at least 10 min: read_committed " +
        "consumers get no further, although the log end offset is 2,000. Lag counts to the log end.",
    ],
    [
      { ...transaction, producerId: null, transactionalId: null, ms: 7 * 60_000 + 45_000, here: false },
      "An open transaction starts at offset 1,500 and has been open for at least 7 min: read_committed " +
        "consumers get no further, although the log end offset is 2,000. Lag counts to the log end.",
      "열린 트랜잭션이 오프셋 1,500에서 시작해 최소 7분 동안 열려 있습니다. 최신 오프셋은 2,000이지만, " +
        "read_committed 컨슈머는 더 나아가지 못합니다. 랙은 최신 오프셋까지 셉니다.",
    ],
  ],
  "note.compacted": [
    [
      { lag: "500" },
      "The topic is compacted: lag counts offsets, and some of them no longer hold a record. At most 500 " +
        "records waiting.",
      "압축(compaction)되는 토픽입니다. 랙은 오프셋을 세는데, 그중에는 레코드가 더 이상 없는 것도 있습니다. 대기 중인 레코드는 최대 500개입니다.",
    ],
  ],
  "note.unowned": [
    [
      { members: 2 },
      "Nobody reads this partition: the group has a committed offset here, but its 2 members read other " +
        "partitions. If that is intended, delete the group's offsets on this topic; the lag goes with them.",
      "아무도 이 파티션을 읽지 않습니다. 그룹의 컨슈머 오프셋은 여기 있지만, 멤버 2개는 다른 파티션을 읽습니다. 의도한 것이라면 이 토픽에서 그룹의 오프셋을 지우세요. 랙도 함께 사라집니다.",
    ],
  ],
  "note.uncommitted": [
    [
      { retained: "2000" },
      "The group never committed an offset here, or its offset has expired: 2,000 records in the log, and " +
        "whether any was read is unknown. They are not part of its lag.",
      "그룹이 여기에 오프셋을 커밋한 적이 없거나 그 오프셋이 만료되었습니다. 로그에 레코드 2,000개가 있고, 그중 읽은 것이 있는지는 알 수 없습니다. 랙에는 포함되지 않습니다.",
    ],
  ],
});

it.each(rows)("%s", (_, row) => expect(spokenOf(row)).toEqual(expectedOf(row)));

it("says of one what English does not count", () => {
  const marker = say("note.markers", { offset: "1999", logEnd: "2000", markers: "1" });
  expect(english(marker)).toMatch(/there is only a transaction marker, which no consumer receives\./);
  expect(korean(marker)).toMatch(/표시만 1개/);
  const alone = say("note.unowned", { members: 1 });
  expect(english(alone)).toMatch(/but its member reads other partitions\./);
  expect(korean(alone)).toMatch(/멤버 1개는 다른 파티션/);
});

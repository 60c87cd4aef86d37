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
      "Retention deleted 1,000 records before the group read them: it stands at offset 5, the log starts at 1,005. Lag counts from the log start.",
      "그룹이 읽기 전에 보존 정책이 레코드 1,000개를 삭제했습니다. 그룹은 오프셋 5에 있고 로그는 1,005에서 시작합니다. 랙은 로그 시작부터 셉니다.",
    ],
  ],
  "note.beyond": [
    [
      { offset: "3000", records: "1000", logEnd: "2000" },
      "The committed offset 3,000 lies 1,000 records beyond the log end 2,000: the log was cut or made anew, or the offset was set by hand. No record waits now, and consumers will start over by their reset policy.",
      "커밋된 오프셋 3,000은 로그 끝 2,000보다 1,000만큼 앞에 있습니다. 로그가 잘렸거나 새로 만들어졌거나, 오프셋을 손으로 정한 것입니다. 지금 기다리는 레코드는 없으며, 컨슈머는 재설정 정책에 따라 다시 시작합니다.",
    ],
  ],
  "note.aborted": [
    [
      { offset: "1994", logEnd: "2000", markers: "6" },
      "No committed record waits: between the committed offset 1,994 and the log end 2,000 there are only aborted transactions, which consumers with isolation.level=read_committed are not given. Other tools show a lag of 6.",
      "기다리는 커밋된 레코드가 없습니다. 커밋된 오프셋 1,994과 로그 끝 2,000 사이에는 중단된 트랜잭션만 있으며, isolation.level=read_committed인 컨슈머는 이를 받지 않습니다. 다른 도구는 랙을 6로 보여 줍니다.",
    ],
  ],
  "note.markers": [
    [
      { offset: "1997", logEnd: "2000", markers: "3" },
      "No record waits: between the committed offset 1,997 and the log end 2,000 there is only 3 transaction markers, which no consumer is given. Other tools show a lag of 3.",
      "기다리는 레코드가 없습니다. 커밋된 오프셋 1,997과 로그 끝 2,000 사이에는 컨슈머에게 주어지지 않는 트랜잭션 표시만 3개 있습니다. 다른 도구는 랙을 3(으)로 보여 줍니다.",
    ],
  ],
  "note.transaction": [
    [
      transaction,
      'An open transaction of producer id 7 (transactional id "pay-1") begins at offset 1,500 and has been open for at least 10 min: consumers that read committed records only get no further, although the log goes on to 2,000. Lag counts to the log end. This group stands right there.',
      '열린 트랜잭션(프로듀서 ID 7, 트랜잭션 ID "pay-1")이 오프셋 1,500에서 시작해 최소 10분 동안 열려 있습니다. 로그는 2,000까지 있지만, 커밋된 레코드만 읽는 컨슈머는 더 나아가지 못합니다. 랙은 로그 끝까지 셉니다. 이 그룹이 바로 그 자리에 있습니다.',
    ],
    [
      { ...transaction, producerId: null, transactionalId: null, here: false },
      "An open transaction begins at offset 1,500 and has been open for at least 10 min: consumers that read committed records only get no further, although the log goes on to 2,000. Lag counts to the log end.",
    ],
  ],
  "note.compacted": [
    [
      { lag: "500" },
      "The topic is compacted: lag counts offsets, of which some have no record any more. At most 500 records wait.",
      "압축(compaction)되는 토픽입니다. 랙은 오프셋을 세는데, 그중에는 레코드가 더 이상 없는 것도 있습니다. 기다리는 레코드는 최대 500개입니다.",
    ],
  ],
  "note.unowned": [
    [
      { members: 2 },
      "Nobody reads this partition: the group has a committed offset here, but its 2 members read other partitions. If that is meant, delete the group's offsets on this topic, and the lag goes with them.",
      "아무도 이 파티션을 읽지 않습니다. 그룹의 커밋된 오프셋은 여기 있지만, 멤버 2개는 다른 파티션을 읽습니다. 의도한 것이라면 이 토픽에서 그룹의 오프셋을 지우세요. 랙도 함께 사라집니다.",
    ],
  ],
  "note.uncommitted": [
    [
      { retained: "2000" },
      "The group has never committed an offset here, or its offset has expired: 2,000 records are retained, and whether any was read is not known. Its lag does not count them.",
      "그룹이 여기에 오프셋을 커밋한 적이 없거나 그 오프셋이 만료되었습니다. 레코드 2,000개가 보존되어 있고, 그중 읽은 것이 있는지는 알 수 없습니다. 랙에는 포함되지 않습니다.",
    ],
  ],
});

it.each(rows)("%s", (_, row) => expect(spokenOf(row)).toEqual(expectedOf(row)));

it("says of one what English does not count", () => {
  const marker = say("note.markers", { offset: "1999", logEnd: "2000", markers: "1" });
  expect(english(marker)).toMatch(/there is only a transaction marker, which no consumer is given\./);
  expect(korean(marker)).toMatch(/표시만 1개/);
  const alone = say("note.unowned", { members: 1 });
  expect(english(alone)).toMatch(/but its member reads other partitions\./);
  expect(korean(alone)).toMatch(/멤버 1개는 다른 파티션/);
});

import { formatCount } from "../../format";
import type { SentencesOf } from "../facts";
import { duration, whose } from "../korean-parts";
import type { NoteFacts } from "./facts";

export const NOTES_IN_KOREAN: SentencesOf<NoteFacts> = {
  "note.lost": ({ lost, offset, logStart }) =>
    `그룹이 읽기 전에 보존 정책이 레코드 ${formatCount(lost)}개를 삭제했습니다. 그룹은 오프셋 ${formatCount(offset)}에 있고 ` +
    `로그는 ${formatCount(logStart)}에서 시작합니다. 랙은 로그 시작부터 셉니다.`,
  "note.beyond": ({ offset, records, logEnd }) =>
    `커밋된 오프셋 ${formatCount(offset)}은 로그 끝 ${formatCount(logEnd)}보다 ${formatCount(records)}만큼 앞에 있습니다. ` +
    `로그가 잘렸거나 새로 만들어졌거나, 오프셋을 손으로 정한 것입니다. 지금 기다리는 레코드는 없으며, 컨슈머는 재설정 정책에 ` +
    `따라 다시 시작합니다.`,
  "note.aborted": ({ offset, logEnd, markers }) =>
    `기다리는 커밋된 레코드가 없습니다. 커밋된 오프셋 ${formatCount(offset)}과 로그 끝 ${formatCount(logEnd)} 사이에는 중단된 ` +
    `트랜잭션만 있으며, isolation.level=read_committed인 컨슈머는 이를 받지 않습니다. 다른 도구는 랙을 ${markers}로 보여 줍니다.`,
  "note.markers": ({ offset, logEnd, markers }) =>
    `기다리는 레코드가 없습니다. 커밋된 오프셋 ${formatCount(offset)}과 로그 끝 ${formatCount(logEnd)} 사이에는 컨슈머에게 ` +
    `주어지지 않는 트랜잭션 표시만 ${markers}개 있습니다. 다른 도구는 랙을 ${markers}(으)로 보여 줍니다.`,
  "note.transaction": ({ offset, ms, logEnd, here, ...open }) =>
    `열린 트랜잭션${whose(open)}이 오프셋 ${formatCount(offset)}에서 시작해 최소 ${duration(ms)} 동안 열려 있습니다. 로그는 ` +
    `${formatCount(logEnd)}까지 있지만, 커밋된 레코드만 읽는 컨슈머는 더 나아가지 못합니다. 랙은 로그 끝까지 셉니다.` +
    (here ? " 이 그룹이 바로 그 자리에 있습니다." : ""),
  "note.compacted": ({ lag }) =>
    `압축(compaction)되는 토픽입니다. 랙은 오프셋을 세는데, 그중에는 레코드가 더 이상 없는 것도 있습니다. 기다리는 레코드는 최대 ` +
    `${formatCount(lag)}개입니다.`,
  "note.unowned": ({ members }) =>
    `아무도 이 파티션을 읽지 않습니다. 그룹의 커밋된 오프셋은 여기 있지만, 멤버 ${members}개는 다른 파티션을 읽습니다. ` +
    `의도한 것이라면 이 토픽에서 그룹의 오프셋을 지우세요. 랙도 함께 사라집니다.`,
  "note.uncommitted": ({ retained }) =>
    `그룹이 여기에 오프셋을 커밋한 적이 없거나 그 오프셋이 만료되었습니다. 레코드 ${formatCount(retained)}개가 보존되어 있고, ` +
    `그중 읽은 것이 있는지는 알 수 없습니다. 랙에는 포함되지 않습니다.`,
};

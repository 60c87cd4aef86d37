import { formatCount } from "../../format";
import type { SentencesOf } from "../facts";
import { least, whose } from "../korean-parts";
import type { NoteFacts } from "./facts";

export const NOTES_IN_KOREAN: SentencesOf<NoteFacts> = {
  "note.lost": ({ lost, offset, logStart }) =>
    `그룹이 읽기 전에 보존 정책이 레코드 ${formatCount(lost)}개를 삭제했습니다. 컨슈머 오프셋은 ${formatCount(offset)}, ` +
    `로그 시작 오프셋은 ${formatCount(logStart)}입니다. 랙은 로그 시작부터 셉니다.`,
  "note.beyond": ({ offset, records, logEnd }) =>
    `컨슈머 오프셋 ${formatCount(offset)}은 최신 오프셋 ${formatCount(logEnd)}보다 ${formatCount(records)}만큼 앞에 있습니다. ` +
    `로그가 잘렸거나 다시 만들어졌거나, 오프셋을 직접 설정한 것입니다. 지금 대기 중인 레코드는 없으며, 컨슈머는 재설정 ` +
    `정책(auto.offset.reset)에 따라 다시 시작합니다.`,
  "note.aborted": ({ offset, logEnd, markers }) =>
    `대기 중인 커밋된 레코드가 없습니다. 컨슈머 오프셋 ${formatCount(offset)}과 최신 오프셋 ${formatCount(logEnd)} 사이에는 중단된 ` +
    `트랜잭션만 있으며, isolation.level=read_committed인 컨슈머는 이를 받지 않습니다. 다른 도구는 랙을 ${markers}로 보여 줍니다.`,
  "note.markers": ({ offset, logEnd, markers }) =>
    `대기 중인 레코드가 없습니다. 컨슈머 오프셋 ${formatCount(offset)}과 최신 오프셋 ${formatCount(logEnd)} 사이에는 컨슈머에게 ` +
    `주어지지 않는 트랜잭션 표시만 ${markers}개 있습니다. 다른 도구는 랙을 ${markers}(으)로 보여 줍니다.`,
  "note.transaction": ({ offset, ms, logEnd, here, ...open }) =>
    `열린 트랜잭션${whose(open)}이 오프셋 ${formatCount(offset)}에서 시작해 ${least(ms)} 동안 열려 있습니다. 최신 ` +
    `오프셋은 ${formatCount(logEnd)}이지만, read_committed 컨슈머는 더 나아가지 못합니다. 랙은 최신 오프셋까지 셉니다.` +
    (here ? " 이 그룹이 바로 그 자리에서 막혀 있습니다." : ""),
  "note.compacted": ({ lag }) =>
    `압축(compaction)되는 토픽입니다. 랙은 오프셋을 세는데, 그중에는 레코드가 더 이상 없는 것도 있습니다. 대기 중인 레코드는 최대 ` +
    `${formatCount(lag)}개입니다.`,
  "note.unowned": ({ members }) =>
    `아무도 이 파티션을 읽지 않습니다. 그룹의 컨슈머 오프셋은 여기 있지만, 멤버 ${members}개는 다른 파티션을 읽습니다. ` +
    `의도한 것이라면 이 토픽에서 그룹의 오프셋을 지우세요. 랙도 함께 사라집니다.`,
  "note.uncommitted": ({ retained }) =>
    `그룹이 여기에 오프셋을 커밋한 적이 없거나 그 오프셋이 만료되었습니다. 로그에 레코드 ${formatCount(retained)}개가 있고, ` +
    `그중 읽은 것이 있는지는 알 수 없습니다. 랙에는 포함되지 않습니다.`,
};

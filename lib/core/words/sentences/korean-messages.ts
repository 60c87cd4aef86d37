/**
 * Korean for whole sentences that the server sends as words: what could not be read, what is out of the ordinary about a number.
 * What is quoted in them stays as it came where there are no words for it.
 */
import { fileTroubleInKorean } from "./korean-credentials";
import { inUnits, reasonInKorean } from "./korean-reasons";
import { phrasebook, type Phrases } from "./phrasebook";

const FACTS: Readonly<Record<string, string>> = {
  "committed offsets": "커밋된 오프셋",
  groups: "그룹",
  "log offsets": "로그 오프셋",
  members: "멤버",
  metadata: "메타데이터",
  partitions: "파티션",
  "commit stream": "커밋 스트림",
  "open transaction": "열린 트랜잭션",
  "start offsets": "시작 오프셋",
  state: "상태",
  metrics: "메트릭",
  quota: "쿼터",
  credentials: "인증 정보",
  certificate: "인증서",
};
const OF: Readonly<Record<string, string>> = { group: "그룹", partition: "파티션", "share group": "공유 그룹" };

const factsIn = (facts: string) => FACTS[facts] ?? facts;
const ofIn = (of: string) => OF[of] ?? of;

const PLAIN: Phrases["plain"] = {
  ...FACTS,
  "No topic can be seen: the cluster has none, or Tidemark's user may not see them (grant Describe on topics and on groups).":
    "보이는 토픽이 없습니다. 클러스터에 토픽이 없거나, Tidemark 사용자에게 볼 권한이 없습니다(토픽과 그룹에 Describe 권한을 주세요).",
  "It is switched off in the settings (stream).": "설정(stream)에서 꺼져 있습니다.",
  "It is not running.": "실행 중이 아닙니다.",
};

const FORMS: Phrases["forms"] = [
  [
    /^The ([a-z ]+) of ([a-z ]+) "(.+)" could not be read: (.+)$/,
    ([facts, of, name, why]) =>
      `${ofIn(of!)} "${name}"의 ${factsIn(facts!)}: 읽지 못했습니다. ${messageInKorean(why!)}`,
  ],
  [
    /^The ([a-z ]+) of (\d+) ([a-z ]+)s, such as "(.+)", could not be read: (.+)$/,
    ([facts, count, of, name, why]) =>
      `"${name}" 등 ${ofIn(of!)} ${count}개의 ${factsIn(facts!)}: 읽지 못했습니다. ${messageInKorean(why!)}`,
  ],
  [
    /^The offset of group "(.+)" on (\S+) could not be read: (.+)$/,
    ([group, where, why]) => `${where}에서 그룹 "${group}"의 오프셋: 읽지 못했습니다. ${messageInKorean(why!)}`,
  ],
  [
    /^The groups that broker (\d+) \((.+?)\) coordinates could not be listed: (.+)$/,
    ([id, address, why]) => `브로커 ${id}(${address})가 맡은 그룹: 목록을 읽지 못했습니다. ${messageInKorean(why!)}`,
  ],
  [
    /^(\d+) of (\d+) partitions of (\S+) have no leader: groups that are kept there cannot be seen\.$/,
    ([some, all, topic]) => `${topic}의 파티션 ${all}개 중 ${some}개에 리더가 없어, 거기에 있는 그룹을 볼 수 없습니다.`,
  ],
  [
    /^Throttled by the brokers' quota: they held Tidemark's requests back for ([\d.]+) s in this cycle\. .+$/,
    ([seconds]) =>
      `브로커 쿼터로 제한됨: 이번 주기에 브로커가 Tidemark의 요청을 ${seconds}초 늦췄습니다. 해당 사용자나 클라이언트 ID의 request_percentage 또는 consumer_byte_rate를 올리거나, 주기를 늘리세요.`,
  ],
  [
    /^Group "(.+)" names partition (-?\d+) of topic "(.+)", which has (\d+): it is ignored\.(?: There are (\d+) more .+)?$/,
    ([group, partition, topic, count, more]) =>
      `그룹 "${group}"이(가) 토픽 "${topic}"에 없는 파티션 ${partition}을(를) 말합니다(파티션 ${count}개). 무시합니다.${more ? ` 이런 그룹과 토픽이 ${more}개 더 있습니다.` : ""}`,
  ],
  [
    /^Cannot read cluster "(.+?)" at (.+?): (.+)$/,
    ([name, at, why]) => `클러스터 "${name}"(${at}): 읽지 못했습니다. ${messageInKorean(why!)}`,
  ],
  [
    /^it answers, but no broker can be read under the addresses it names \((.+?)\)\. Are these addresses right for this machine \(advertised\.listeners\)\? ?(.*)$/,
    ([names, first]) =>
      `응답은 하지만, 클러스터가 알려 준 주소(${names})로는 읽을 수 있는 브로커가 없습니다. 이 주소들이 여기서도 맞나요(advertised.listeners)? ${messageInKorean(first!)}`.trimEnd(),
  ],
  [
    /^Not authorised to read (\S+): grant (Describe and Read|Read) on topic \S+ to Tidemark's user\. Polling goes on without it\.$/,
    ([topic, rights]) =>
      `${topic}: 읽을 권한이 없습니다. Tidemark 사용자에게 이 토픽의 ${rights!.replace(" and ", "·")} 권한을 주세요. 폴링은 이것 없이 계속됩니다.`,
  ],
  [
    /^(__consumer_offsets) cannot be read: (.+)$/,
    ([topic, why]) => `${topic}: 읽지 못했습니다. ${messageInKorean(why!)}`,
  ],
  [/^no partition of (\S+) has a leader\.?$/, ([topic]) => `${topic}의 어느 파티션에도 리더가 없습니다.`],
  [
    /^broker (\d+) does not tell where (\S+) ends\.?$/,
    ([id, topic]) => `브로커 ${id}에서 ${topic}의 끝을 알려 주지 않습니다.`,
  ],
  [
    /^its records are compressed with (.+), which cannot be read here: run Node (\S+) or newer, or set (\S+) to gzip on the brokers\.?$/,
    ([how, node, setting]) =>
      `레코드가 ${how} 방식으로 압축되어 여기서는 읽을 수 없습니다. Node ${node} 이상을 쓰거나, 브로커의 ${setting} 값을 gzip으로 두세요.`,
  ],

  [
    /^\/metrics leaves out ([a-z, -]+): metrics\.maxSeries is (\d+), and they do not fit\. Raise it, or remove it for no limit\.$/,
    ([kinds, most]) =>
      `/metrics에서 빠진 시계열: ${kinds}. metrics.maxSeries가 ${most}이라 들어가지 않습니다. 값을 올리거나, 제한이 없도록 지우세요.`,
  ],

  [
    /^Retention deleted ([\d,]+) records? before the group read them: it stands at offset ([\d,]+), the log starts at ([\d,]+)\. Lag counts from the log start\.$/,
    ([lost, at, start]) =>
      `그룹이 읽기 전에 보존 정책이 레코드 ${lost}개를 삭제했습니다. 그룹은 오프셋 ${at}에 있고 로그는 ${start}에서 시작합니다. 랙은 로그 시작부터 셉니다.`,
  ],
  [
    /^The committed offset ([\d,]+) lies ([\d,]+) records? beyond the log end ([\d,]+): .+$/,
    ([at, beyond, end]) =>
      `커밋된 오프셋 ${at}은 로그 끝 ${end}보다 ${beyond}만큼 앞에 있습니다. 로그가 잘렸거나 새로 만들어졌거나, 오프셋을 손으로 정한 것입니다. 지금 기다리는 레코드는 없으며, 컨슈머는 재설정 정책에 따라 다시 시작합니다.`,
  ],
  [
    /^The group has never committed an offset here, or its offset has expired: ([\d,]+) records? are retained, .+$/,
    ([retained]) =>
      `그룹이 여기에 오프셋을 커밋한 적이 없거나 그 오프셋이 만료되었습니다. 레코드 ${retained}개가 보존되어 있고, 그중 읽은 것이 있는지는 알 수 없습니다. 랙에는 포함되지 않습니다.`,
  ],
  [
    /^No committed record waits: between the committed offset ([\d,]+) and the log end ([\d,]+) there are only aborted transactions, .+ Other tools show a lag of (\d+)\.$/,
    ([at, end, count]) =>
      `기다리는 커밋된 레코드가 없습니다. 커밋된 오프셋 ${at}과 로그 끝 ${end} 사이에는 중단된 트랜잭션만 있으며, isolation.level=read_committed인 컨슈머는 이를 받지 않습니다. 다른 도구는 랙을 ${count}로 보여 줍니다.`,
  ],
  [
    /^No record waits: between the committed offset ([\d,]+) and the log end ([\d,]+) there is only (?:a|(\d+)) transaction markers?, which no consumer is given\. .+$/,
    ([at, end, count]) =>
      `기다리는 레코드가 없습니다. 커밋된 오프셋 ${at}과 로그 끝 ${end} 사이에는 컨슈머에게 주어지지 않는 트랜잭션 표시만 ${count ?? 1}개 있습니다. 다른 도구는 랙을 ${count ?? 1}(으)로 보여 줍니다.`,
  ],
  [
    /^The topic is compacted: lag counts offsets, of which some have no record any more\. At most ([\d,]+) records? wait\.$/,
    ([most]) =>
      `압축(compaction)되는 토픽입니다. 랙은 오프셋을 세는데, 그중에는 레코드가 더 이상 없는 것도 있습니다. 기다리는 레코드는 최대 ${most}개입니다.`,
  ],
  [
    /^Nobody reads this partition: the group has a committed offset here, but (?:its member reads|its (\d+) members read) other partitions\. .+$/,
    ([count]) =>
      `아무도 이 파티션을 읽지 않습니다. 그룹의 커밋된 오프셋은 여기 있지만, 멤버 ${count ?? 1}개는 다른 파티션을 읽습니다. 의도한 것이라면 이 토픽에서 그룹의 오프셋을 지우세요. 랙도 함께 사라집니다.`,
  ],
  [
    /^An open transaction(?: of producer id (\S+)(?: \(transactional id "(.+)"\))?)? begins at offset ([\d,]+) and has been open for at least (.+?): .+ although the log goes on to ([\d,]+)\. Lag counts to the log end\.( This group stands right there\.)?$/,
    ([producer, id, at, time, end, here]) =>
      `열린 트랜잭션${producer ? `(프로듀서 ID ${producer}${id ? `, 트랜잭션 ID "${id}"` : ""})` : ""}이 오프셋 ${at}에서 시작해 최소 ${inUnits(time!)} 동안 열려 있습니다. 로그는 ${end}까지 있지만, 커밋된 레코드만 읽는 컨슈머는 더 나아가지 못합니다. 랙은 로그 끝까지 셉니다.${here ? " 이 그룹이 바로 그 자리에 있습니다." : ""}`,
  ],

  [
    /^((?:tls|sasl)\.\w+) names (\S+), (.+?)\.?( What was read before stays in use\.)?$/,
    ([setting, file, why, kept]) =>
      `${setting}(${file}): ${fileTroubleInKorean(why!)}.${kept ? " 이전에 읽은 것을 계속 씁니다." : ""}`,
  ],
  [
    /^((?:tls|sasl)\.\w+): the (file|environment variable) (\S+) is (not set|empty)\.( What was read before stays in use\.)?$/,
    ([what, kind, name, state, kept]) =>
      `${what}: ${kind === "file" ? "파일" : "환경 변수"} ${name}이(가) ${state === "empty" ? "비어 있습니다" : "설정되지 않았습니다"}.${kept ? " 이전에 읽은 것을 계속 씁니다." : ""}`,
  ],
  [
    /^The certificate (expired|expires) on (\S+?)(?:, in (\d+) days?)?\. Renew it\.$/,
    ([tense, date, days]) =>
      tense === "expired"
        ? `인증서가 ${date}에 만료되었습니다. 갱신하세요.`
        : `인증서가 ${date}에 만료됩니다(${days}일 뒤). 갱신하세요.`,
  ],
];

const lookUp = phrasebook({ plain: PLAIN, forms: FORMS });

/** A sentence or half a sentence in Korean; as it came where this release has no words for it. */
export function messageInKorean(text: string): string {
  const told = lookUp(text) ?? lookUp(reopen(text));
  if (told !== null) return told;
  const bare = text.replace(/\.$/, "");
  const reason = reasonInKorean(bare);
  if (reason === bare) return text;
  return bare === text || /[.?!]$/.test(reason) ? reason : `${reason}.`;
}

/** A sentence that began in the middle of another one begins with a small letter. */
const reopen = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Korean: what pages say of a refused request. */
import { speak, speakIfKnown, type SentencesOf, type ReceivedFacts } from "../facts";
import { sizeOf, type RefusalFacts, type Why } from "./facts";

const KOREAN: SentencesOf<RefusalFacts> = {
  "title.bad-request": () => "잘못된 요청",
  "title.not-json": () => "JSON이 아님",
  "title.not-a-trace": () => "트레이스가 아님",
  "title.too-long-a-range": () => "범위가 너무 김",
  "title.too-much-to-judge": () => "판정할 것이 너무 많음",
  "title.forbidden": () => "허용되지 않음",
  "title.not-found": () => "찾을 수 없음",
  "title.method-not-allowed": () => "허용되지 않는 메서드",
  "title.request-timeout": () => "요청 시간 초과",
  "title.too-slow": () => "너무 느림",
  "title.set-aside-already": () => "이미 제외됨",
  "title.too-many-entries": () => "항목이 너무 많음",
  "title.too-long": () => "너무 김",
  "title.too-much-at-once": () => "한 번에 너무 많음",
  "title.address-too-long": () => "주소가 너무 김",
  "title.unsupported-media-type": () => "지원하지 않는 미디어 형식",
  "title.misdirected-request": () => "다른 서버로 갈 요청",
  "title.too-many-requests": () => "요청이 너무 많음",
  "title.headers-too-long": () => "헤더가 너무 김",
  "title.misconfigured": () => "설정이 잘못됨",
  "title.not-available": () => "지금은 쓸 수 없음",
  "title.overloaded": () => "과부하",
  "title.lab-refused": () => "실험실이 거절함",
  "title.cannot-be-done": () => "할 수 없음",

  "refused.as-it-is": ({ text }) => text,

  "refused.host-not-named": () => "요청의 Host 헤더에 호스트를 한 번만 적어야 합니다.",
  "refused.host-not-known": ({ name, host }) =>
    `이 서버는 "${name}"(이)라는 이름을 모릅니다. 이 서버가 맞다면 tidemark.yaml의 server.publicUrls나 ` +
    `TIDEMARK_PUBLIC_URLS에 적으세요: http://${host}`,
  "refused.address-without-slash": () => "주소는 슬래시로 시작합니다.",
  "refused.address-long": ({ most }) => `주소는 최대 ${most}자입니다.`,
  "refused.address-escape": () => "주소의 이스케이프가 잘못되었습니다. % 뒤에는 UTF-8의 16진수 두 자리가 와야 합니다.",
  "refused.no-address": ({ path }) => `${path} 주소는 없습니다. 있는 주소는 /api/v1/openapi.json에 있습니다.`,
  "refused.method": ({ method, path, allowed }) =>
    `${path}에는 ${method} 메서드를 쓸 수 없습니다. 쓸 수 있는 메서드: ${allowed.join(", ")}.`,
  "refused.other-page": () =>
    "이 서버의 페이지에서만 할 수 있습니다. 앞에 프록시가 있으면 사람들이 여는 주소를 tidemark.yaml의 server.publicUrls나 " +
    "TIDEMARK_PUBLIC_URLS에 적으세요.",
  "refused.media-type": () => "콘텐츠 형식 application/json으로 JSON을 보내세요.",
  "refused.headers-long": () => "주소와 헤더가 너무 깁니다.",
  "refused.request-late": () => "요청이 제때 오지 않았습니다.",
  "refused.no-http": () => "HTTP 요청이 아닌 것이 왔습니다.",

  "refused.body-late": ({ seconds }) => `본문이 ${seconds}초 안에 오지 않았습니다.`,
  "refused.body-long": ({ bytes }) => `본문이 여기서 읽는 ${sizeOf(bytes)}보다 깁니다.`,
  "refused.body-far-too-long": () => "여기에 들어갈 내용보다 훨씬 깁니다.",
  "refused.body-no-json": () => "본문이 JSON이 아닙니다.",
  "refused.body-no-traces": ({ error }) =>
    `본문이 JSON이 아닙니다(${error}). 트레이스 하나 또는 트레이스의 배열을 보내세요.`,
  "refused.trace": ({ field, value, said }) => `${field}: ${value} 값은 쓸 수 없습니다. ${korean(said)}`,
  "trace.fields": ({ fields }) => `트레이스는 ${fields.join(", ")} 필드가 있는 객체입니다.`,
  "trace.other-fields": ({ known }) => `그런 필드는 없습니다. 있는 필드: ${known.join(", ")}.`,
  "trace.order": ({ from }) => `from(${from})보다 앞설 수 없습니다.`,
  "trace.every": () => "두 판정 사이의 밀리초를 적으세요. 1 이상이고, 판정은 모두 합해 백만 회를 넘지 않아야 합니다.",
  "trace.settings": () => "설정의 객체를 적거나 빼세요.",
  "trace.other-settings": ({ known }) => `그런 설정은 없습니다. 있는 설정: ${known.join(", ")}.`,
  "trace.profile": ({ known }) => `쓸 수 있는 값: ${known.join(", ")}.`,
  "trace.setting": ({ whole, least, most }) => `${least}부터 ${most}까지의 ${whole ? "정수" : "수"}를 적으세요.`,
  "trace.millis": () => "밀리초를 정수로 적으세요.",
  "trace.array": () => "배열을 적으세요. 아무것도 없으면 빈 배열입니다.",
  "trace.entry": () => "각 항목은 시각이 먼저 오는 배열입니다.",
  "trace.items": ({ most }) =>
    `각 항목에는 시각을 먼저 두고 ${most === 2 ? "2개" : `2개에서 ${most}개`}의 값이 있습니다.`,
  "trace.leader": () => "빼거나, 리더가 있었는지 true나 false로 적으세요.",
  "trace.commit": () => "컨슈머 오프셋을 적거나, 그 커밋을 빼세요.",
  "trace.members": () => "멤버 수를 적거나, 읽지 못했으면 null을 적으세요.",
  "trace.offset": () => "오프셋을 숫자 문자열이나 정수로 적으세요.",
  "trace.wide-offset": () => "2^53을 넘는 정수는 전달되면서 자릿수를 잃습니다. 오프셋을 문자열로 적으세요.",

  "refused.field": ({ field, said }) => `${field}: ${korean(said)}`,
  "refused.value": ({ field, given, said }) => `${field}: "${given}" 값은 쓸 수 없습니다. ${korean(said)}`,
  "refused.missing": ({ field, said }) => `${field}: 값이 없습니다. ${korean(said)}`,
  "refused.no-parameter": ({ name }) => `"${name}" 매개변수는 여기에 없습니다.`,
  "refused.other-parameters": ({ name, allowed }) =>
    `"${name}" 매개변수는 여기에 없습니다. 쓸 수 있는 매개변수: ${allowed.join(", ")}.`,
  "refused.parameter-twice": ({ name }) => `${name}: 두 번 이상 주어졌습니다.`,
  "refused.scope-incomplete": () => "scope=group에는 cluster와 group이 필요합니다.",
  "refused.pattern": ({ error }) => `정규 표현식을 읽지 못했습니다: ${error}`,

  "wrong.type": ({ expected, received }) => `필요한 형식: ${expected}, 받은 형식: ${received}.`,
  "wrong.whole-number": () => "정수가 아닙니다.",
  "wrong.number": ({ limit, bound, inclusive, of }) =>
    limit === "most"
      ? `너무 큽니다. ${bound}${inclusive ? " 이하" : " 미만"}의 값이어야 합니다(${of}).`
      : `너무 작습니다. ${bound}${inclusive ? " 이상의" : "보다 큰"} 값이어야 합니다(${of}).`,
  "wrong.length": ({ limit, bound, of, unit }) =>
    `${limit === "most" ? "너무 깁니다. 최대" : "너무 짧습니다. 최소"} ${bound}${UNITS[unit] ?? ` ${unit}`}입니다(${of}).`,
  "wrong.choice": ({ allowed }) => `쓸 수 있는 값: ${allowed.map((one) => JSON.stringify(one)).join(", ")}.`,
  "wrong.keys": ({ keys }) => `알 수 없는 필드: ${keys.join(", ")}.`,
  "wrong.words": ({ allowed }) => `다음 중에서 쉼표로 구분해 적으세요: ${allowed.join(", ")}.`,
  "wrong.partition": () => "0부터 시작하는 파티션 번호를 적으세요.",
  "wrong.pattern-long": ({ most }) => `패턴은 최대 ${most}자입니다.`,
  "wrong.pattern-nul": () => "패턴에는 NUL을 쓸 수 없습니다.",
  "wrong.cursor": () => "커서는 앞선 응답의 `next` 값입니다.",
  "wrong.no-words": () => "메모에는 글자가 있어야 합니다.",
  "wrong.characters": ({ most }) => `최대 ${most}자까지 보존합니다.`,
  "wrong.empty": () => "비워 둘 수 없습니다.",
  "wrong.time-of-week": () => '요일과 시각을 "02:00-03:30", "Mon-Fri 08:00-18:00", "Sat 22:00-02:00"처럼 적으세요.',
  "wrong.match-nothing": () => "클러스터, 그룹, 토픽, 담당, 심각도, 유형 가운데 하나 이상을 적으세요.",
  "wrong.silence-end": () => "언제 끝나는지 적으세요: endsAt, untilResolved 또는 반복 규칙.",
  "wrong.silence-order": () => "endsAt은 startsAt보다 나중이어야 합니다.",
  "wrong.receiver-name": () => "이름에는 글자, 숫자, 공백, '.', '_', '-'만 쓸 수 있으며 최대 100자입니다.",
  "wrong.time-zone": () => '시간대 이름이 아닙니다. "Asia/Seoul"이나 "UTC"처럼 적으세요.',
  "wrong.page-secret": () =>
    '여기서는 비밀을 { "env": "TIDEMARK_SECRET_…" } 형식으로만 가리킬 수 있으며, 파일이나 다른 환경 변수는 쓸 수 없습니다.',

  "refused.no-cluster": ({ cluster }) => `클러스터 "${cluster}"은(는) 없습니다.`,
  "refused.no-topic": ({ topic, cluster }) => `${cluster}에 토픽 "${topic}"은(는) 없습니다.`,
  "refused.no-group": ({ group, cluster }) => `${cluster}에 그룹 "${group}"은(는) 없습니다.`,
  "refused.topic-gone": ({ topic, cluster }) =>
    `클러스터 "${cluster}"에 지금은 토픽 "${topic}"이(가) 없습니다. 기록은 남아 있을 수 있습니다.`,
  "refused.no-silence": ({ group, topic }) => `그룹 "${group}"의 토픽 "${topic}"에 대해 선언된 것이 없습니다.`,
  "refused.silences-full": ({ most }) =>
    `클러스터마다 선언을 ${most}개까지만 보존합니다. 일부를 취소하거나 파일의 evaluation.overrides에 silenceMs를 설정하세요.`,
  "refused.no-trouble-then": ({ group, topic }) =>
    `from과 to 사이에 그룹 "${group}"이(가) 토픽 "${topic}"에서 STALLED 또는 STOPPED로 알려진 적이 없습니다. 그런 때는 타임라인에 있습니다.`,
  "wrong.normal": () =>
    "silenceMs 하나만, 또는 from과 to 둘만 주어야 합니다. from이 먼저이고 간격은 14일 이하이며 to는 미래가 아니어야 합니다",
  "refused.no-habits": ({ group, topic }) => `그룹 "${group}"의 토픽 "${topic}"에 대해 학습한 것이 없습니다.`,
  "refused.group-gone": ({ group, cluster }) =>
    `클러스터 "${cluster}"에 지금은 그룹 "${group}"이(가) 없습니다. 기록은 남아 있을 수 있습니다.`,
  "refused.cluster-unread": ({ cluster }) => `클러스터 "${cluster}": 아직 읽지 않았습니다.`,

  "refused.range-order": ({ from, to }) => `to(${to})는 from(${from})보다 나중이어야 합니다.`,
  "refused.range-days": ({ days }) => `범위는 최대 ${days}일입니다.`,
  "refused.range-hours": ({ hours }) => `한 번에 최대 ${hours}시간을 판정합니다. 더 짧은 범위를 고르세요.`,
  "refused.range-hours-again": ({ hours }) => `한 번에 최대 ${hours}시간을 다시 판정합니다. 더 짧은 범위를 고르세요.`,
  "refused.steps": ({ most }) => `범위는 최대 ${most}개의 구간으로 셉니다.`,
  "refused.points": () => "점의 수를 줄이거나, 토픽 하나 또는 파티션 하나만 요청하세요.",

  "refused.note-in-future": () => "메모는 미래 시각에 둘 수 없습니다.",
  "refused.note-too-old": ({ days }) => `메모를 포함해 ${days}일보다 오래 보존하지 않습니다.`,
  "refused.note-gone": () => "그런 메모가 없습니다. 다른 사람이 이미 지웠을 수 있습니다.",
  "refused.notes-too-fast": () => "1분에 이렇게 많은 메모는 손으로 쓰지 않습니다.",
  "refused.entries-too-fast": () => "1분에 이렇게 많은 항목은 손으로 쓰지 않습니다.",
  "refused.entry-gone": () => "그런 항목이 없습니다. 다른 사람이 이미 취소했을 수 있습니다.",
  "refused.entry-known": () => "이 패턴은 이미 제외되어 있습니다.",
  "refused.entries-full": ({ most }) =>
    `항목 ${most}개가 제외되어 있으며 더 추가할 수 없습니다. 일부를 취소하거나 더 넓은 패턴을 쓰세요.`,
  "refused.entries-unread": () => "목록을 아직 읽지 못했습니다. 데이터베이스에 연결할 수 없습니다.",

  "refused.alerts-not-ready": () =>
    "아직 알림을 읽지 못했습니다. 데이터베이스에 연결할 수 없거나 서버가 막 시작되었습니다.",
  "refused.alerts-too-fast": () => "1분에 이렇게 많은 변경은 손으로 할 수 없습니다.",
  "refused.alert-gone": () => "그런 알림이 없습니다. 이미 끝났을 수 있습니다.",
  "refused.alert-unacknowledged": () => "이 알림을 확인한 사람이 없습니다.",
  "refused.silence-gone": () => "그런 사일런스가 없습니다. 누군가 이미 해제했을 수 있습니다.",
  "refused.silence-past": () => "이미 끝난 시각입니다. 더 늦은 종료 시각을 고르세요.",
  "refused.silence-too-wide": () =>
    "이 알림만 사일런스로 할 수는 없습니다. 확인 처리하거나, 페이지에서 대상을 골라 사일런스로 설정하세요.",
  "refused.incident-gone": () => "그런 인시던트가 없습니다. 오래된 인시던트는 삭제됩니다.",
  "refused.delivery-gone": () => "그런 메시지가 없습니다. 오래된 메시지는 삭제됩니다.",
  "refused.route-gone": () => "그런 라우트가 없습니다. 누군가 이미 삭제했을 수 있습니다.",
  "refused.no-receiver": ({ name, known }) => `"${name}"(이)라는 수신처가 없습니다. 있는 수신처: ${list(known)}.`,
  "refused.no-kind": ({ kind, known }) => `"${kind}"(이)라는 수신처 종류가 없습니다. 있는 종류: ${list(known)}.`,
  "refused.of-the-file": () => "설정 파일에 선언되어 있어 그곳에서만 바꿀 수 있습니다.",
  "refused.receiver-named": ({ name, routes }) =>
    `"${name}"을(를) 쓰는 라우트가 있습니다: ${list(routes)}. 먼저 그 라우트를 삭제하거나 바꾸세요.`,
  "refused.escalates-to-itself": ({ name }) => `"${name}"에게는 이미 먼저 알립니다. 다른 수신처로 에스컬레이션하세요.`,
  "refused.alerts-full": ({ most }) => `이미 ${most}개이며 더 만들 수 없습니다. 먼저 일부를 삭제하세요.`,
  "refused.link": () => "이 서버가 만든 링크가 아니거나 서명 키가 바뀌었습니다. 페이지에서 알림을 여세요.",
  "refused.link-expired": () => "링크가 만료되었습니다. 페이지에서 알림을 여세요.",
  "refused.other-backtests": () => "이 서버에서 다른 백테스트가 실행 중입니다. 끝난 뒤에 다시 시도하세요.",
  "refused.other-previews": () => "다른 사일런스 미리보기를 계산하는 중입니다. 잠시 후 다시 시도하세요.",

  "refused.evaluations": ({ evaluations, most }) =>
    `이 트레이스에는 판정 ${evaluations}회가 필요하지만, 요청 하나에는 최대 ${most}회입니다. 한 번에 보내는 트레이스를 줄이거나, ` +
    "`every`를 늘리거나, 제한이 없는 `npm run replay`를 쓰세요.",
  "refused.readings": ({ most, all }) =>
    `범위에 파티션 판독이 ${most}개보다 많습니다. ` +
    (all ? "더 짧은 범위를 고르거나, 토픽과 파티션을 하나씩 고르세요." : "더 짧은 범위를 고르세요."),
  "refused.judging-long": ({ seconds }) => `요청 하나에 허용된 ${seconds}초보다 오래 걸립니다. ${ASK_FOR_LESS}`,
  "refused.judging-memory": () => `요청 하나에 허용된 것보다 메모리를 더 씁니다. ${ASK_FOR_LESS}`,
  "refused.other-replays": () => "이 서버에서 다른 재판정이 실행 중입니다. 몇 초 뒤에 다시 시도하세요.",
  "refused.other-pasts": () => "이 서버에서 다른 과거 구간을 판정하고 있습니다. 몇 초 뒤에 다시 시도하세요.",
  "refused.other-exports": () => "이 서버에서 다른 내보내기가 실행 중입니다. 끝난 뒤에 다시 시도하세요.",
  "refused.other-pictures": () => "이 서버에서 다른 그림을 그리고 있습니다. 몇 초 뒤에 다시 시도하세요.",
  "refused.no-picture": ({ group, cluster }) =>
    `이 구간에 ${cluster}의 그룹 "${group}"에 대해 저장된 것이 없거나, 이 파티션에 대한 것이 없습니다.`,
  "refused.no-png": () => "이 서버에서는 PNG 그림을 만들 수 없습니다. 같은 그림인 chart.svg를 요청하세요.",
  "refused.partition-alone": () => "partition은 topic과 함께 지정해야 합니다. 파티션은 토픽마다 따로 있습니다.",
  "refused.other-bodies": () => "다른 긴 요청을 읽고 있습니다.",
  "refused.streams-of-address": () => "이 주소가 읽을 수 있는 스트림 수에 이르렀습니다.",
  "refused.streams": () => "이 서버가 낼 수 있는 스트림 수에 이르렀습니다.",
  "refused.selections": () => "이 서버가 낼 수 있는 선택의 수에 이르렀습니다.",
  "refused.not-now": () => "지금은 응답을 만들지 못했습니다. 이유는 서버 로그에 있습니다. 다시 시도하세요.",

  "refused.no-lab": () => "여기에는 실행 중인 실험실이 없습니다. `npm run demo`로 시작하세요.",
  "refused.lab-not-loopback": () => "TIDEMARK_LAB_URL은 루프백 주소여야 합니다.",
  "refused.lab-away": () => "실험실이 응답하지 않습니다. 로그는 .tidemark/lab/workers와 .tidemark/logs에 있습니다.",
  "refused.lab-silent": () => "실험실이 거절했습니다.",
  "refused.lab-host": ({ port }) => `실험실은 127.0.0.1:${port} 주소로만 응답합니다.`,
  "refused.lab-page": () => "실험실은 페이지가 아니라 프로그램의 명령만 받습니다.",
  "refused.lab-address": () => "GET /와 POST /<scenario>/<action>만 있습니다.",
  "refused.lab-method": () => "동작은 POST로 보냅니다.",
  "refused.no-scenario": ({ scenario }) => `"${scenario}"은(는) 시나리오가 아닙니다.`,
  "refused.no-action": ({ action }) => `"${action}"은(는) 동작이 아닙니다.`,
  "refused.other-scenarios": ({ scenario, known }) =>
    `시나리오 "${scenario}"은(는) 없습니다. 있는 시나리오: ${list(known)}.`,
  "refused.other-actions": ({ scenario, action, known }) =>
    `${scenario}에 동작 "${action}"은(는) 없습니다. 있는 동작: ${list(known)}.`,
};

/** Why something was refused, in Korean; null where this release has no sentence for it. */
export const refusalInKorean = (facts: ReceivedFacts): string | null => speakIfKnown(KOREAN, facts);

const korean = (why: Why): string => speak(KOREAN, why);

const ASK_FOR_LESS = "한 번에 더 적게 요청하거나, 제한이 없는 `npm run replay`를 쓰세요.";

/** Units as zod names them. */
const UNITS: Readonly<Record<string, string>> = { characters: "자", items: "개" };

const list = (names: readonly string[]) => names.join(", ") || "없음";

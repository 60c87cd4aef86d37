/** Messages for the tests of notifiers, tame and hostile, and means that really send. */
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import type { Means } from "../notifier";
import { outgoing } from "../outgoing";
import type { Received } from "../test-sink";

/** Names as nobody sensible gives them, and as Kafka allows them. */
export const HOSTILE = [
  "g".repeat(249),
  "<!channel> @here <@U012AB3CD> <#C024BE7LR> <https://evil.test|click>",
  "</b></td><script>alert(1)</script><img src=x onerror=alert(1)>",
  "@everyone <@&123> **bold** [click](https://evil.test) `code` ||spoiler||",
  "carriage\r\nBcc: victim@example.com\r\n\r\nbody",
  "\u202Eright to left\u202C and \u2066isolated\u2069",
  "🙂".repeat(100),
  "{{ 7 | times: 6 }} {% for i in (1..1000000) %}x{% endfor %} ${env}",
  "a&amp;b&lt;c&\"'",
];

export function alertOf(name = "fraud-check", changes: Partial<MessageAlert> = {}): MessageAlert {
  return {
    id: `group/prod-eu/${name}@1764432000000`,
    key: "a1".repeat(32),
    subject: { kind: "group", cluster: "prod-eu", group: name },
    state: "firing",
    severity: "ERROR",
    title: `ERROR: ${name} on prod-eu is stalled`,
    lines: [
      { label: "Where", value: `${name} · payments-3` },
      { label: "Since", value: "2026-11-29 16:00:00 UTC (4 min)" },
      { label: "Why", value: `The offset of payments-3 has not moved for 4 min while ${name} was alive.` },
    ],
    startsAt: 1_764_432_000_000,
    endsAt: null,
    labels: { cluster: "prod-eu", group: name },
    links: {
      open: "https://tidemark.example.com/groups/x?at=1&b=2",
      incident: "https://tidemark.example.com/incidents/x%401764432000000",
      acknowledge: "https://tidemark.example.com/alerts/act?token=abc",
      silence: null,
      picture: null,
    },
    ...changes,
  };
}

export function messageOf(alerts = [alertOf()], changes: Partial<Message> = {}): Message {
  const first = alerts[0] ?? alertOf();
  return {
    id: "ops/default/1764432000000/7",
    thread: "b2".repeat(32),
    isUpdate: false,
    kind: "news",
    language: "en",
    state: first.state,
    severity: first.severity,
    subject: first.title,
    text: alerts
      .map(({ title, lines }) => [title, ...lines.map(({ label, value }) => `${label}: ${value}`)].join("\n"))
      .join("\n\n"),
    alerts,
    more: 0,
    madeAt: 1_764_432_000_000,
    receiver: "ops",
    route: "default",
    ...changes,
  };
}

/** What a body that was sent says. */
export const jsonOf = <Shape>({ body }: Pick<Received, "body">) => JSON.parse(body) as Shape;

/** Means whose secrets are given by name, and whose requests are real ones. */
export function meansOf(secrets: Record<string, string> = {}, changes: Partial<Means> = {}): Means {
  return {
    request: outgoing({ mayReachPrivate: true }),
    secret(reference) {
      const value = "env" in reference ? secrets[reference.env] : undefined;
      return value === undefined
        ? Promise.reject(new Error(`no secret ${JSON.stringify(reference)}`))
        : Promise.resolve(value);
    },
    signal: new AbortController().signal,
    threadRef: null,
    mayReachPrivate: true,
    allowed: [],
    picture: () => Promise.resolve(null),
    now: () => 1_764_432_000_000,
    ...changes,
  };
}

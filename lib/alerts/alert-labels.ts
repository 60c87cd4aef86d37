/** What programs that speak Alertmanager's language know an alert by. */
import type { MessageAlert } from "@/lib/core/alerts/message";
import type { Severity } from "@/lib/core/alerts/terms";

/** Prometheus has no list of severities; these are what its users' routes go by. */
const SEVERITY_LABELS: Readonly<Record<Severity, string>> = { WARNING: "warning", ERROR: "critical" };

const ALERT_NAMES: Readonly<Record<MessageAlert["subject"]["kind"], string>> = {
  group: "KafkaConsumerGroup",
  broker: "KafkaBrokerMissing",
  offline: "KafkaPartitionsWithoutLeader",
  cluster: "KafkaClusterUnreachable",
  database: "TidemarkHistoryNotWritten",
  receiver: "TidemarkReceiverFailing",
};

/** An alert that comes and goes has not ended. */
export function fires({ state }: Pick<MessageAlert, "state">): boolean {
  return state === "firing" || state === "flapping";
}

/** Name, severity, and those labels that stay the same while an alert lasts: by labels Alertmanager knows it. */
export function identityOf(alert: MessageAlert, severity: Severity = alert.severity): Record<string, string> {
  const { kind, ...names } = alert.subject;
  const labels: Record<string, string> = { alertname: ALERT_NAMES[kind], severity: SEVERITY_LABELS[severity] };
  for (const [name, value] of Object.entries(names)) labels[name] = String(value);
  if (alert.labels.owner !== undefined) labels.owner = alert.labels.owner;
  return labels;
}

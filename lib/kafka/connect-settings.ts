/** What it takes of one cluster's settings to connect, and what holds where they leave it open. */
import type { ClusterSettings } from "./settings";

/** What it takes to connect; every `ClusterSettings` will do, and so does `{ brokers: ["host:9092"] }`. */
export type ConnectSettings = Pick<ClusterSettings, "brokers"> &
  Partial<Pick<ClusterSettings, "clientId" | "tls" | "sasl" | "requestTimeoutMs" | "connectionTimeoutMs">>;

export const DEFAULT_CONNECT_MS = 5_000;
export const DEFAULT_REQUEST_MS = 10_000;
const DEFAULT_CLIENT_ID = "tidemark";

/** The name under which this program's requests appear in the brokers' logs and quotas. */
export function clientIdOf(settings: Pick<ConnectSettings, "clientId">): string {
  return settings.clientId ?? DEFAULT_CLIENT_ID;
}

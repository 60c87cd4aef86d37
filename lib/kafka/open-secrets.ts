/** Whether a password or token would go over the network for everybody to read. */
import type { ConnectSettings } from "./connect-settings";
import { parseAddress } from "./connections";
import { isLoopback } from "./settings";

/** True of a log-in that sends its secret as it is (PLAIN, OAUTHBEARER), without TLS, to any broker of another machine. */
export function sendsSecretOpenly({ brokers, tls = false, sasl }: ConnectSettings): boolean {
  if (!sasl || tls !== false) return false;
  const sent = sasl.mechanism === "PLAIN" || sasl.mechanism === "OAUTHBEARER";
  return sent && !brokers.every((broker) => isLoopback(parseAddress(broker).host));
}

/** All notifiers there are, one a line. Their kinds are the keys of a receiver's settings. */
import type { Notifier } from "../notifier";
import { alertmanager } from "./alertmanager";
import { pagerduty } from "./pagerduty";
import { webhook } from "./webhook";

// prettier-ignore
export const NOTIFIERS: readonly Notifier[] = [
  alertmanager,
  pagerduty,
  webhook,
];

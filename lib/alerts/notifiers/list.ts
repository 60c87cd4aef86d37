/** All notifiers there are, one a line. Their kinds are the keys of a receiver's settings. */
import type { Notifier } from "../notifier";
import { alertmanager } from "./alertmanager";
import { discord } from "./discord";
import { email } from "./email";
import { jira } from "./jira";
import { pagerduty } from "./pagerduty";
import { slack } from "./slack";
import { sms } from "./sms";
import { teams } from "./teams";
import { telegram } from "./telegram";
import { webhook } from "./webhook";

// prettier-ignore
export const NOTIFIERS: readonly Notifier[] = [
  email,
  slack,
  teams,
  discord,
  telegram,
  pagerduty,
  alertmanager,
  webhook,
  sms,
  jira,
  webhook,
  alertmanager,
  pagerduty,
];

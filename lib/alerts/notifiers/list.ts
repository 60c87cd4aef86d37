/** All notifiers there are, one a line. Their kinds are the keys of a receiver's settings. */
import type { Notifier } from "../notifier";
import { discord } from "./discord";
import { email } from "./email";
import { jira } from "./jira";
import { slack } from "./slack";
import { sms } from "./sms";
import { teams } from "./teams";
import { telegram } from "./telegram";

// prettier-ignore
export const NOTIFIERS: readonly Notifier[] = [
  email,
  slack,
  teams,
  discord,
  telegram,
  sms,
  jira,
];

/** All rows of `npm run verify:alerts`, in the order in which they run. */
import type { AlertRow } from "./alert-field";
import { ALERTMANAGER_ROW } from "./alertmanager-row";
import { FLAPPING_ROW } from "./flapping-row";
import { KILLS_ROW } from "./kills-row";
import { MAIL_ROW } from "./mail-row";
import { POSTGRES_ROW } from "./postgres-row";
import { SECRETS_ROW } from "./secrets-row";
import { STORM_ROW } from "./storm-row";

export const ALERT_ROWS: readonly AlertRow[] = [
  KILLS_ROW,
  POSTGRES_ROW,
  SECRETS_ROW,
  ALERTMANAGER_ROW,
  MAIL_ROW,
  STORM_ROW,
  FLAPPING_ROW,
];

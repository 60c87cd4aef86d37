/** How much of everything alerting takes, for forms that have no use for the contract's checks. */
export const MAX_PATTERN_LENGTH = 249;
export const MAX_ALERT_AUTHOR_LENGTH = 100;
export const MAX_ALERT_REASON_LENGTH = 500;
export const MAX_RULE_LENGTH = 500;
/** Receivers of a route, steps of an escalation, times of the week. */
export const MOST_OF_A_ROUTE = 20;
/** A silence, a window, a repeat. */
export const LONGEST_MS = 366 * 86_400_000;
/** The backtest and previews look back so far by default. */
export const LOOK_BACK_MS = 7 * 86_400_000;
/** At most so far. */
export const MOST_LOOK_BACK_MS = 31 * 86_400_000;

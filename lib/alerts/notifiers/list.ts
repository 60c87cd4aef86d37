/** All notifiers, a line each. */
import type { Notifier } from "../notifier";

export const notifiers: readonly Notifier[] = [];

/** A moment in a query: milliseconds since the epoch, as far as a date goes. */
import { z } from "zod";

export const LAST_DATE_MS = 8_640_000_000_000_000;

export const moment = z.coerce.number().int().nonnegative().max(LAST_DATE_MS);

/** The settings of the evaluation as they are read, from the configuration and from requests alike. Durations are milliseconds. */
import { z } from "zod";
import { SETTING_RANGES, type SettingRange } from "@/lib/core/words/settings";
import { PROFILES } from "@/lib/core/words/terms";

export function inRange({ least, most, whole }: SettingRange, number = z.number()): z.ZodNumber {
  const ranged = number.min(least).max(most);
  return whole ? ranged.int() : ranged;
}

const numbers = Object.fromEntries(
  Object.entries(SETTING_RANGES).map(([name, range]) => [name, inRange(range)]),
) as Record<keyof typeof SETTING_RANGES, z.ZodNumber>;

export const evaluationFields = { profile: z.enum(PROFILES), ...numbers };

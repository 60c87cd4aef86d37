/** The overview's state in the URL, as the server and the browser read it. */
import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { CASES, CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { lookParsers } from "../list/look";
import { COLUMN_KEYS } from "./columns";
import { SORTS } from "./order";

export const PARSERS = {
  q: parseAsString.withDefault(""),
  regex: parseAsBoolean.withDefault(false),
  status: parseAsArrayOf(parseAsStringLiteral(CONSUMER_STATUSES)).withDefault([]),
  case: parseAsArrayOf(parseAsStringLiteral(CASES)).withDefault([]),
  cluster: parseAsString,
  topic: parseAsString,
  state: parseAsArrayOf(parseAsString).withDefault([]),
  lagging: parseAsBoolean.withDefault(false),
  pinned: parseAsBoolean.withDefault(false),
  ...lookParsers(SORTS, COLUMN_KEYS),
  /** Keys of the groups that stand open. */
  open: parseAsArrayOf(parseAsString).withDefault([]),
};

export type UrlState = inferParserType<typeof PARSERS>;

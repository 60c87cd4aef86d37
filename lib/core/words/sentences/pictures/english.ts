import { formatCount } from "../../format";
import { speak, type SentencesOf } from "../facts";
import type { Digits } from "../plain-facts";
import type { PictureFacts, PictureSaid } from "./facts";

const count = (digits: Digits | null) => (digits === null ? "unknown" : formatCount(digits));

const ENGLISH: SentencesOf<PictureFacts> = {
  "picture.log-end": () => "log end offset",
  "picture.committed": () => "committed offset",
  "picture.lag": ({ lag }) => `lag ${count(lag)}`,
  "picture.above-lowest": () => "records above the lowest offset in the range",
  "picture.no-data": () => "no data",
  "picture.worst-of": (of) => `worst of ${formatCount(of.count)} ${of.count === 1 ? "partition" : "partitions"}`,
  "picture.in-words": ({ place, group, cluster, status, logEnd, committed, lag }) =>
    `${place}, group ${group} on ${cluster}: ${status}. Log end offset ${count(logEnd)}, committed offset ${count(committed)}, lag ${count(lag)}.`,
};

/** What a picture says, in English. */
export const pictureInEnglish = (said: PictureSaid): string => speak(ENGLISH, said);

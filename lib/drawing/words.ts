/** Who speaks in a picture, by language. */
import type { Language } from "@/lib/core/words/languages";
import { pictureInEnglish } from "@/lib/core/words/sentences/pictures/english";
import { caption, type PictureSaid } from "@/lib/core/words/sentences/pictures/facts";
import { pictureInKorean } from "@/lib/core/words/sentences/pictures/korean";
import { visibleName } from "@/lib/core/alerts/visible";
import type { PartitionPast } from "./picture";

/** The sentence of a language. */
export const WORDS: Record<Language, (said: PictureSaid) => string> = { en: pictureInEnglish, ko: pictureInKorean };

const digits = (value: bigint | null) => (value === null ? null : String(value));

/** The whole picture as text, for who does not see it. */
export function inWords({ cluster, group, topic, partition, status, last }: PartitionPast, language: Language): string {
  return WORDS[language](
    caption("picture.in-words", {
      place: `${visibleName(topic)}/${partition}`,
      group: visibleName(group),
      cluster: visibleName(cluster),
      status,
      logEnd: digits(last.logEnd),
      committed: digits(last.committed),
      lag: digits(last.lag),
    }),
  );
}

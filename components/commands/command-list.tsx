/** Commands of Kafka's own tools for a group on a partition. Loaded where somebody asks for them. */
"use client";

import { useTranslations } from "use-intl";
import type { KnownNumber } from "@/lib/api/contract";
import { formatExact, formatTime } from "@/lib/client/format";
import { useClusters } from "@/lib/client/queries";
import { currentZone, zoneName } from "@/lib/client/zone";
import type { Reach } from "@/lib/core/words/kafka-commands";
import { CommandLine } from "./command-line";
import { offersOf, type CommandPlace, type Offer } from "./offers";

export interface CommandListProps {
  cluster: string;
  place: CommandPlace;
  memberCount: KnownNumber;
}

export default function CommandList({ cluster, place, memberCount }: CommandListProps) {
  const t = useTranslations("commands");
  const reach = useReach(cluster);
  if (!reach) return <p className="min-h-24 text-xs text-text-3">{t("loading")}</p>;
  const offers = offersOf(reach, place);
  const plans = offers.some(({ kind }) => kind !== "read");
  const present = memberCount.known ? memberCount.value : null;
  return (
    <div className="flex flex-col gap-3">
      {offers.map((offer) => (
        <OfferedCommand key={offer.kind} offer={offer} place={place} />
      ))}
      <ul className="flex list-disc flex-col gap-1 pl-4 text-xs text-text-2">
        {plans ? <li>{t("onlyReads")}</li> : <li>{t("noPlan", { type: place.type })}</li>}
        {plans && present !== 0 ? (
          <li>{present === null ? t("mustStop") : t("mustStopFirst", { count: present })}</li>
        ) : null}
        {reach.secured ? <li>{t("secured")}</li> : null}
      </ul>
    </div>
  );
}

function OfferedCommand({ offer: { kind, command, offset }, place }: { offer: Offer; place: CommandPlace }) {
  const t = useTranslations("commands");
  const { group, topic, partition, committed, since } = place;
  const shown = offset === null ? "" : formatExact(offset);
  const title = t(`kind.${kind}`, { place: `${topic}/${partition}`, group, offset: shown });
  if (command === null) return <p className="text-xs text-text-2">{t("unspeakable", { title })}</p>;
  const from = committed.known ? formatExact(committed.value) : t("unknown");
  const at = `${formatTime(since)} ${zoneName(currentZone(), since)}`;
  const note = kind === "read" ? t("readNote") : kind === "datetime" ? t("datetimeNote", { at }) : null;
  const expected =
    kind === "skip" || kind === "latest" ? t(`expected.${kind}`, { from, to: shown || t("unknown") }) : null;
  return <CommandLine {...{ title, command }} note={note ?? expected ?? t("groupNote")} />;
}

/** As the settings have it; else by the brokers that there are. Null until either is known. */
function useReach(cluster: string): Reach | null {
  const found = useClusters().data?.find((one) => one.cluster === cluster);
  if (!found) return null;
  const { reach, brokers } = found;
  if (reach && reach.bootstrap.length > 0) return reach;
  return { bootstrap: brokers.map(({ host, port }) => `${host}:${port}`), secured: reach?.secured ?? false };
}

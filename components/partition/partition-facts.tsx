/** The partition in numbers, now or at a stored tick: offsets exactly, lag, time, rates, loss. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useNow } from "@/lib/client/clock";
import { formatAge, formatDuration, formatShare, formatTime } from "@/lib/client/format";
import { Term } from "../glossary/term";
import { Fact, Facts } from "../ui/fact";
import { CatchUp, Count, Duration, Figure, Rate } from "../status/figures";
import { Unknown } from "../status/unknown";
import type { Numbers } from "./numbers";

/** The offsets as the glossary has them. */
const TERM_OF = {
  logStart: "log-start-offset",
  committed: "committed-offset",
  lastStable: "last-stable-offset",
  logEnd: "log-end-offset",
  lag: "lag",
} as const;

export function PartitionFacts({ numbers }: { numbers: Numbers }) {
  const t = useTranslations("partition.facts");
  const { at, lastStable, lost, measures } = numbers;
  const someLost = lost.known && lost.value !== "0";
  const offsets: [name: "logStart" | "committed" | "lastStable" | "logEnd" | "lag", value: ReactNode][] = [
    ["logStart", <Count key="logStart" value={numbers.logStart} exact />],
    ["committed", <Count key="committed" value={numbers.committed} exact />],
    ["lastStable", lastStable ? <Count key="stable" value={lastStable} exact /> : <Unknown reason={t("notStored")} />],
    ["logEnd", <Count key="logEnd" value={numbers.logEnd} exact />],
    ["lag", <Count key="lag" value={numbers.lag} exact />],
  ];
  return (
    <Facts label={at === null ? t("label") : t("labelThen")}>
      {offsets.map(([name, value]) => (
        <Fact key={name} label={<Term name={TERM_OF[name]}>{t(name)}</Term>} note={t(`${name}Note`)}>
          {value}
        </Fact>
      ))}
      <Fact label={t("behind")} note={t("behindNote")}>
        <Duration value={numbers.timeLag} />
      </Fact>
      <Fact label={t("in")} note={t("perSecond")}>
        <Rate value={numbers.produceRate} />
      </Fact>
      <Fact label={t("out")} note={t("perSecond")}>
        <Rate value={numbers.consumeRate} />
      </Fact>
      <Fact label={t("catchUp")} note={t("catchUpNote")}>
        <CatchUp status={numbers.consumerStatus} lag={numbers.lag} value={numbers.catchUp} />
      </Fact>
      <Fact label={t("lastCommit")} note={<Usually numbers={numbers} />}>
        <LastCommit numbers={numbers} />
      </Fact>
      {measures ? <Measures measures={measures} /> : null}
      {at !== null ? (
        <Fact label={t("members")} note={t("membersNote")}>
          {numbers.members === null ? <Unknown reason={t("membersUnknown")} /> : <Count value={numbers.members} />}
        </Fact>
      ) : null}
      <Fact label={t("lost")} note={t(someLost ? "lostNoteSome" : "lostNote")}>
        <span className={someLost ? "text-error" : undefined}>
          <Count value={lost} exact />
        </span>
      </Fact>
    </Facts>
  );
}

function Measures({ measures }: { measures: NonNullable<Numbers["measures"]> }) {
  const t = useTranslations("partition.facts");
  return (
    <>
      <Fact label="records-lag-max" note={t("lastMinute")}>
        <Count value={measures.recordsLagMax} exact />
      </Fact>
      <Fact label={t("share")} note={t("shareNote")}>
        <Figure value={measures.retentionShare} format={formatShare} />
      </Fact>
      <Fact label={t("lossIn")} note={t("lossInNote")}>
        <Duration value={measures.lossIn} />
      </Fact>
    </>
  );
}

/** How often it commits where that is known, else when it did. */
function Usually({ numbers: { lastCommitAt, measures } }: { numbers: Numbers }) {
  const t = useTranslations("partition.facts");
  if (measures?.commitGap.known) return t("commitGap", { gap: formatDuration(measures.commitGap.value) });
  return lastCommitAt === null ? null : formatTime(lastCommitAt);
}

function LastCommit({ numbers: { at, lastCommitAt } }: { numbers: Numbers }) {
  const t = useTranslations("partition.facts");
  const now = useNow(1000);
  if (lastCommitAt === null) return <Unknown reason={t("noCommit")} />;
  const age = at === null ? formatAge(Math.max(0, now - lastCommitAt)) : formatDuration(Math.max(0, at - lastCommitAt));
  return (
    <span className="figures" title={formatTime(lastCommitAt)}>
      {at === null ? (now === 0 ? "…" : age) : t("before", { age })}
    </span>
  );
}

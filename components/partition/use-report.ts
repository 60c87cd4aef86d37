/** Puts the report of a partition together from what the page shows: what, where, when, status, why, numbers, link. */
"use client";

import { useTranslations } from "use-intl";
import type { FindingWire, KnownNumber, KnownOffset } from "@/lib/api/contract";
import { formatDuration, formatExact, formatRate, formatTime } from "@/lib/client/format";
import type { PartitionPlace } from "@/lib/client/past-query";
import { useSentences } from "@/lib/client/sentences";
import { currentZone, zoneName } from "@/lib/client/zone";
import type { AnyStatus } from "../status/tone";
import type { Numbers } from "./numbers";
import { printReport } from "./report";

export interface Reported {
  place: PartitionPlace;
  /** The moment that the numbers stand for. */
  at: number;
  status: AnyStatus;
  since: number;
  sinceAtLeast: boolean;
  finding: FindingWire | null;
  numbers: Numbers;
  leader: string | null;
  /** In the page's language. */
  notes: readonly string[];
}

export function useReport(reported: Reported): () => string {
  const { place, at, status, since, sinceAtLeast, finding, numbers, leader, notes } = reported;
  const t = useTranslations("partition.report");
  const f = useTranslations("partition.facts");
  const { evidence, reason } = useSentences();
  const { cluster, group, topic, partition } = place;
  const offset = (value: KnownOffset) =>
    value.known ? formatExact(value.value) : t("unknown", { reason: reason(value) });
  const number = (value: KnownNumber, format: (value: number) => string) =>
    value.known ? format(value.value) : t("unknown", { reason: reason(value) });
  const moment = (ms: number) => `${formatTime(ms)} ${zoneName(currentZone(), ms)} (${new Date(ms).toISOString()})`;
  const rate = (value: number) => `${formatRate(value)} ${t("perSecond")}`;
  return () =>
    printReport({
      title: t("title", { place: `${topic}/${partition}`, group, status }),
      facts: [
        [t("where"), t("whereIs", { cluster, group, topic, partition })],
        [t("when"), moment(at)],
        [t("status"), t(sinceAtLeast ? "statusIsAtLeast" : "statusIs", { status, since: moment(since) })],
        [t("why"), finding ? evidence(finding) : t("nothing")],
        ...(finding
          ? [
              [t("rule"), t("ruleIs", { rule: finding.rule, from: moment(finding.from), to: moment(finding.to) })] as [
                string,
                string,
              ],
            ]
          : []),
        ...notes.map((note): [string, string] => [t("note"), note]),
        ...(leader === null ? [] : [[t("leader"), leader] as [string, string]]),
      ],
      head: [t("number"), t("value")],
      numbers: [
        [f("logStart"), offset(numbers.logStart)],
        [f("committed"), offset(numbers.committed)],
        ...(numbers.lastStable ? [[f("lastStable"), offset(numbers.lastStable)] as [string, string]] : []),
        [f("logEnd"), offset(numbers.logEnd)],
        [f("lag"), offset(numbers.lag)],
        [f("behind"), number(numbers.timeLag, formatDuration)],
        [f("in"), number(numbers.produceRate, rate)],
        [f("out"), number(numbers.consumeRate, rate)],
        [f("catchUp"), number(numbers.catchUp, formatDuration)],
        [
          f("lastCommit"),
          numbers.lastCommitAt === null ? t("unknown", { reason: f("noCommit") }) : moment(numbers.lastCommitAt),
        ],
        [f("lost"), offset(numbers.lost)],
      ],
      link: linkTo(at),
    });
}

/** This page at the moment of the report: what is said of now is true of no other time. */
function linkTo(at: number): string {
  const url = new URL(window.location.href);
  url.searchParams.set("at", String(at));
  url.searchParams.delete("range");
  if (!url.searchParams.has("from")) {
    url.searchParams.set("from", String(at - LED_UP_MS));
    url.searchParams.set("to", String(at + LED_UP_MS / 6));
  }
  return url.href;
}

const LED_UP_MS = 1_800_000;

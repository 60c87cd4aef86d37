/** What a chart's menu hands out: numbers and picture as files, the picture and a link to it on the clipboard. */
"use client";

import { useEffect, useRef, useState, type RefObject } from "react";
import { useLocale, useTranslations } from "use-intl";
import { formatClock, formatDay, formatTime } from "@/lib/client/format";
import { picturePath } from "@/lib/client/paths";
import { visibleName } from "@/lib/client/visible-name";
import { currentZone, zoneName } from "@/lib/client/zone";
import type { Language } from "@/lib/core/words/languages";
import type { ChartData } from "./chart-data";
import type { PictureHead } from "./picture-head";
import { usePictureSubject, type PictureSubject } from "./picture-subject";
import { copyAddress, copyPng, saveCsv, savePng } from "./save";

const SHOWN_MS = 4000;
/** A range that ended no longer ago ends now, for an eye and for clocks that differ a little. */
const NOW_MS = 60_000;

export interface ChartFilesProps {
  title?: string;
  ariaLabel: string;
  unit: string;
  from: number;
  to: number;
  lines?: PictureHead["lines"];
  /** The server can draw it too: it is the waterline of one partition. */
  drawnByServer?: boolean;
  data(): ChartData;
}

/** What came of the last wish, as a key of `charts`. */
type Outcome = "notSaved" | "notCopied" | "linkNotCopied" | "pictureCopied" | "linkCopied";

export function useChartFiles(props: ChartFilesProps, figure: RefObject<HTMLElement | null>) {
  const t = useTranslations("charts");
  const language = useLocale();
  const subject = usePictureSubject();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const tell = (next: Outcome | null) => {
    window.clearTimeout(timer.current);
    setOutcome(next);
    if (next && DONE.has(next)) timer.current = window.setTimeout(() => setOutcome(null), SHOWN_MS);
  };
  const run = (work: Promise<void>, done: Outcome | null, failed: Outcome) =>
    void work.then(() => tell(done)).catch(() => tell(failed));
  const drawn = (take: (head: PictureHead, element: HTMLElement) => Promise<void>) =>
    figure.current ? take(headOf(props, subject), figure.current) : Promise.resolve();
  const link = props.drawnByServer ? linkOf(subject, props, language) : null;
  return {
    message: outcome && { text: t(outcome), isError: !DONE.has(outcome) },
    csv: () => run(saveCsv(props.title ?? props.ariaLabel, props.data(), props.to), null, "notSaved"),
    png: () =>
      run(
        drawn((head, element) => savePng(head, element, props.to)),
        null,
        "notSaved",
      ),
    copy: () => run(drawn(copyPng), "pictureCopied", "notCopied"),
    copyLink: link && (() => run(copyAddress(link()), "linkCopied", "linkNotCopied")),
  };
}

const DONE: ReadonlySet<Outcome> = new Set<Outcome>(["pictureCopied", "linkCopied"]);

/** "payments/1"; "" where the chart is about no topic. */
function placeOf({ topic, partition }: PictureSubject): string {
  if (topic === undefined) return "";
  return partition === undefined ? visibleName(topic) : `${visibleName(topic)}/${partition}`;
}

function headOf(chart: ChartFilesProps, subject: PictureSubject): PictureHead {
  const place = placeOf(subject);
  const names = [subject.cluster, subject.group].filter((name) => name !== undefined).map(visibleName);
  return {
    title: [place, chart.title].filter(Boolean).join(" · ") || chart.ariaLabel,
    place: names.join(" / "),
    range: printRange(chart.from, chart.to),
    unit: chart.unit,
    // The page knows how it stands now, not how it stood at the end of a past range.
    status: Date.now() - chart.to < NOW_MS ? (subject.status ?? null) : null,
    lines: chart.lines ?? [],
  };
}

function printRange(from: number, to: number): string {
  const end = formatDay(from) === formatDay(to) ? formatClock(to) : formatTime(to);
  return `${formatTime(from)} – ${end} ${zoneName(currentZone(), to)}`;
}

/** An address of this range as it is now, in the theme, by the clocks and in the language of who copies it; null where it is about no partition. */
function linkOf(
  { cluster, group, topic, partition }: PictureSubject,
  { from, to }: ChartFilesProps,
  language: Language,
) {
  if (cluster === undefined || group === undefined || topic === undefined || partition === undefined) return null;
  return () =>
    picturePath({
      ...{ cluster, group, topic, partition, from: Math.trunc(from), to: Math.trunc(to) },
      theme: document.documentElement.dataset.theme === "dark" ? "dark" : "light",
      utcOffset: currentZone() === "utc" ? 0 : -new Date(to).getTimezoneOffset(),
      language,
    });
}

/** Numbers of the contract on the screen: short, exact on hover, tabular, and unknown where unknown. */
"use client";

import { useTranslations } from "use-intl";
import type { KnownNumber, KnownOffset } from "@/lib/api/contract";
import { formatCount, formatDuration, formatExact, formatRate, isNever, moreThan } from "@/lib/client/format";
import { useUnits } from "@/lib/client/format-provider";
import { useSentences } from "@/lib/client/sentences";
import type { ConsumerStatus } from "@/lib/core/words/terms";
import { Unknown } from "./unknown";

/** Records or an offset: "18.2 M", with 18,200,441 on hover. `exact` prints all digits. */
export function Count({ value, exact = false }: { value: KnownOffset | bigint | string | number; exact?: boolean }) {
  if (typeof value === "object" && !value.known) return <Unknown {...value} />;
  const number = typeof value === "object" ? value.value : value;
  return (
    <span className="figures" title={formatExact(number)}>
      {exact ? formatExact(number) : formatCount(number)}
    </span>
  );
}

/** Before a sum that leaves something out; `words` say what. */
export function LeavesOut({ words }: { words: string }) {
  return (
    <span title={words} aria-label={words} role="note" className="mr-0.5 text-text-3">
      ≥
    </span>
  );
}

/** A number in a form of its own. */
export function Figure({ value, format }: { value: KnownNumber; format(value: number): string }) {
  if (!value.known) return <Unknown {...value} />;
  return (
    <span className="figures" title={String(value.value)}>
      {format(value.value)}
    </span>
  );
}

/** Records per second. */
export function Rate({ value }: { value: KnownNumber }) {
  const t = useTranslations("status");
  if (!value.known) return <Unknown {...value} />;
  return (
    <span className="figures" title={t("perSecond", { rate: value.value.toFixed(2) })}>
      {formatRate(value.value)}
    </span>
  );
}

/**
 * Records per second of several partitions together. Where some of them are unknown it is said to be a least; a least of 0 says
 * nothing and is unknown.
 */
export function TotalRate({ value, without, of }: { value: KnownNumber; without: number; of: number }) {
  const t = useTranslations("status");
  if (without === 0 || !value.known) return <Rate value={value} />;
  const words = t("rateWithout", { without, of });
  if (value.value === 0) return <Unknown reason={words} />;
  return (
    <>
      <LeavesOut words={words} />
      <Rate value={value} />
    </>
  );
}

/** A duration in ms; an unknown that says "never" reads so, one with a lower bound as "> 12 min". */
export function Duration({ value }: { value: KnownNumber }) {
  const { reason } = useSentences();
  const units = useUnits();
  if (isNever(value)) return <Never reason={value.known ? undefined : reason(value)} />;
  if (!value.known && value.atLeast !== undefined) {
    return (
      <span className="figures" title={reason(value)}>
        {moreThan(formatDuration(value.atLeast, "down", units))}
      </span>
    );
  }
  if (!value.known) return <Unknown {...value} />;
  return (
    <span className="figures" title={`${formatExact(value.value)} ms`}>
      {formatDuration(value.value, "nearest", units)}
    </span>
  );
}

export interface CatchUpProps {
  /** How the group does, or the consumer of one partition. */
  status: ConsumerStatus;
  lag: KnownOffset | string | null;
  value: KnownNumber;
}

/** What is well has caught up within this after each burst, and then has nothing to catch up with: the two would take turns. */
const NEAR_MS = 10_000;

/** Time to catch up; nothing of who is well, for by the few records of a moment nobody would ever catch up. */
export function CatchUp({ status, lag, value }: CatchUpProps) {
  const none = lag === "0" || (typeof lag === "object" && lag?.known === true && lag.value === "0");
  const near = value.known && value.value < NEAR_MS;
  if (none || (status === "OK" && (near || isNever(value)))) return <span className="text-text-3">–</span>;
  return <Duration value={value} />;
}

function Never({ reason }: { reason: string | undefined }) {
  const t = useTranslations("common");
  return (
    <span title={reason} className="text-text-2">
      {t("never")}
    </span>
  );
}

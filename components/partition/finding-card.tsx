/** What the rule that decided says of this partition, now or at a stored tick, and the next step. */
"use client";

import { useTranslations } from "use-intl";
import type { FindingWire } from "@/lib/api/contract";
import type { PastTick } from "@/lib/api/past-contract";
import { formatClock, formatDuration, formatTime } from "@/lib/client/format";
import { casePath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { adviceFor, caseOf } from "../status/advice";
import { RuleExplained } from "../status/rule-explained";
import { StatusBadge } from "../status/status-badge";
import type { AnyStatus } from "../status/tone";
import { Card } from "../ui/card";
import { Link } from "../ui/link";

export interface FindingCardProps {
  status: AnyStatus;
  finding: FindingWire | null;
  /** Set for a past tick: what was reported of the partition then, and what the rules say where that is something else. */
  then: Pick<PastTick, "reported" | "today"> | null;
  /** Shades the finding's window on the charts. */
  setHighlighted(on: boolean): void;
}

export function FindingCard({ status, finding, then, setHighlighted }: FindingCardProps) {
  const t = useTranslations("partition.why");
  const { message } = useSentences();
  return (
    <Card title={t("title")} note={finding ? t("rule", { rule: finding.rule }) : undefined}>
      <div className="flex flex-wrap items-center gap-2">
        <StatusBadge status={status} size="md" />
        {then ? <span className="text-xs text-text-3">{t(then.today ? "asReported" : "judgedAgain")}</span> : null}
      </div>
      {finding ? (
        <Said {...{ finding, setHighlighted }} />
      ) : (
        <p className="mt-2 text-sm text-text-2">
          {then?.today && then.reported ? message(then.reported) : t("nothing")}
        </p>
      )}
      {then ? (
        <div className="mt-3 border-t border-line pt-2 text-xs text-text-2">
          <p>
            {then.reported ? <Reported reported={then.reported} short={then.today !== null} /> : t("nothingReported")}
          </p>
          {then.today ? <Today today={then.today} /> : null}
        </div>
      ) : null}
    </Card>
  );
}

/** @param short its words stand above already */
function Reported({ reported, short }: { reported: NonNullable<PastTick["reported"]>; short: boolean }) {
  const t = useTranslations("partition.why");
  const { message } = useSentences();
  const { status, at } = reported;
  return short
    ? t("reportedAbove", { status, time: formatTime(at) })
    : t("reported", { status, time: formatTime(at), message: message(reported) });
}

/** What the rules see from stored samples alone. */
function Today({ today }: { today: NonNullable<PastTick["today"]> }) {
  const t = useTranslations("partition.today");
  const { evidence } = useSentences();
  const { status, consumerStatus, finding } = today;
  const words = { status: status === "OK" ? consumerStatus : status };
  return (
    <p className="mt-1 wrap-anywhere">
      {finding ? t("otherwise", { ...words, message: evidence(finding) }) : t("nothing")}
    </p>
  );
}

function Said({ finding, setHighlighted }: { finding: FindingWire; setHighlighted(on: boolean): void }) {
  const t = useTranslations("partition.why");
  const status = useTranslations("status");
  const group = useTranslations("group");
  const { evidence } = useSentences();
  const lesson = caseOf(finding);
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={t("findingLabel")}
      className="mt-2"
      onMouseEnter={() => setHighlighted(true)}
      onMouseLeave={() => setHighlighted(false)}
      onFocus={() => setHighlighted(true)}
      onBlur={() => setHighlighted(false)}
    >
      <p className="text-sm wrap-anywhere">{evidence(finding)}</p>
      <RuleExplained rule={finding.rule} />
      <p className="mt-1 text-xs text-text-2">{group(`todo.${adviceFor(finding)}`)}</p>
      <p className="mt-2 flex flex-wrap items-center gap-x-2 text-xs text-text-3">
        <span>{t("lookedAt")}</span>
        <span className="figures">
          {formatClock(finding.from)} – {formatClock(finding.to)} ({formatDuration(finding.to - finding.from)})
        </span>
        {lesson ? (
          <Link href={casePath(lesson)} className="ml-auto text-accent underline underline-offset-2">
            {status(`case.${lesson}`)}
          </Link>
        ) : null}
      </p>
    </div>
  );
}

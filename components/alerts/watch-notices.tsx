/** Shows what begins and ends as notifications of this browser. Draws nothing. */
"use client";

import { useCallback, useEffect, useRef } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { useAlertsUnseen } from "@/lib/client/alerts-query";
import { formatDuration } from "@/lib/client/format";
import { alertsPath, incidentPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { clusterOf } from "@/lib/core/alerts/subject";
import { noticesOf, type Notice, type Watch } from "./notices";
import { showNotification, type Shown } from "./notify-here";
import { useSubjectWords } from "./subject";
import { keepNotified, notifiedHere } from "./notified-here";

/** So many are named in a notification about several. */
const MOST_NAMES = 5;

export function WatchNotices() {
  const answer = useAlertsUnseen();
  const watch = useRef<Watch | null>(null);
  const words = useNoticeWords();
  const router = useRouter();
  useEffect(() => {
    if (!answer) return;
    // The same answer once more, in another language say, tells nothing.
    const noticed = noticesOf(watch.current, notifiedHere(), answer);
    watch.current = noticed.watch;
    keepNotified(noticed.notified);
    for (const notice of noticed.notices) showNotification(words(notice), () => router.push(pathOf(notice)));
  }, [answer, words, router]);
  return null;
}

const pathOf = (notice: Notice) =>
  notice.kind === "fires" || notice.kind === "over" ? incidentPath(notice.alert.id) : alertsPath();

/** A notification in the page's language. */
function useNoticeWords(): (notice: Notice) => Shown {
  const t = useTranslations("alerts");
  const name = useSubjectWords();
  const { evidence } = useSentences();
  return useCallback(
    (notice) => {
      const { tag } = notice;
      const head = ({ severity, subject }: AlertWire) => `${severity} ${name(subject)}`;
      switch (notice.kind) {
        case "fires": {
          const { why, said, subject } = notice.alert;
          const reason = evidence({ evidence: why, said: said ?? undefined });
          return { tag, title: head(notice.alert), body: lines(reason, clusterOf(subject)), silent: false };
        }
        case "over": {
          const { subject, end, openedAt, endedAt } = notice.alert;
          const after = t("after", { time: formatDuration((endedAt ?? openedAt) - openedAt) });
          const how = end ?? "recovered";
          const body = lines(`${t(`end.${how}`)} ${after}`, clusterOf(subject));
          return { tag, title: t("notify.over", { end: how, name: name(subject) }), body, silent: true };
        }
        case "several": {
          const { alerts } = notice;
          const left = alerts.length - MOST_NAMES;
          const more = left > 0 ? t("andMore", { count: left }) : null;
          const body = lines(...alerts.slice(0, MOST_NAMES).map(head), more);
          return { tag, title: t("notify.several", { count: alerts.length }), body, silent: false };
        }
        case "allOver":
          return { tag, title: t("notify.allOver", { count: notice.count }), body: "", silent: true };
      }
    },
    [t, name, evidence],
  );
}

const lines = (...given: (string | null)[]) => given.filter((line) => line !== null).join("\n");

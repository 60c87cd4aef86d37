/** What is set aside now: the pattern, how many groups it means, who did it, why and when; and the way back. */
"use client";

import { BellOff, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { SetAsideWire } from "@/lib/api/set-aside-contract";
import { useNow } from "@/lib/client/clock";
import { formatMoment, formatTime } from "@/lib/client/format";
import { useErrorWords } from "@/lib/client/error-words";
import { useSetAsideRemoval } from "@/lib/client/set-aside-query";
import { visibleName } from "@/lib/client/visible-name";
import { Count } from "../status/figures";
import { Unknown } from "../status/unknown";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Name } from "../ui/name";
import { Table, Td, Th } from "../ui/table";

export function SetAsideTable({ entries }: { entries: readonly SetAsideWire[] }) {
  const t = useTranslations("setAside");
  const errorWords = useErrorWords();
  const removal = useSetAsideRemoval();
  if (entries.length === 0)
    return (
      <Card title={t("list")}>
        <EmptyState icon={BellOff} title={t("none")}>
          {t("noneDetail")}
        </EmptyState>
      </Card>
    );
  const several = new Set(entries.map(({ cluster }) => cluster)).size > 1;
  return (
    <Card title={t("list")} note={<span className="figures">{entries.length}</span>} padded={false}>
      {removal.error ? (
        <p role="alert" className="px-4 py-2 text-sm text-error">
          {errorWords(removal.error).detail}
        </p>
      ) : null}
      <Table aria-label={t("list")}>
        <thead>
          <tr>
            <Th>{t("pattern")}</Th>
            {several ? <Th>{t("cluster")}</Th> : null}
            <Th align="right">{t("groupsColumn")}</Th>
            <Th>{t("reason")}</Th>
            <Th>{t("by")}</Th>
            <Th>{t("since")}</Th>
            <Th aria-label={t("takeBack")} />
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} className="hover:bg-selected/50">
              <Td className="max-w-64 truncate font-medium" title={visibleName(entry.pattern)}>
                <Name of={entry.pattern} />
              </Td>
              {several ? <Td className="text-text-2">{entry.cluster}</Td> : null}
              <Td align="right">
                {entry.groups === null ? <Unknown reason={t("notRead")} /> : <Count value={String(entry.groups)} />}
              </Td>
              <Td className="w-full max-w-0 min-w-48 truncate text-text-2" title={entry.reason ?? undefined}>
                {entry.reason ?? "–"}
              </Td>
              <Td className="max-w-40 truncate text-text-2">{entry.author ?? "–"}</Td>
              <Td className="text-text-2">
                <Moment at={entry.at} />
              </Td>
              <Td className="text-right">
                <Button
                  size="sm"
                  disabled={removal.isPending}
                  aria-label={t("takeBackOf", { pattern: visibleName(entry.pattern) })}
                  onClick={() => removal.mutate(entry.id)}
                >
                  <Undo2 size={14} aria-hidden /> {t("takeBack")}
                </Button>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Moment({ at }: { at: number }) {
  const now = useNow(60_000);
  return (
    <time className="figures" dateTime={new Date(at).toISOString()} title={formatTime(at)}>
      {now === 0 ? "–" : formatMoment(at, now)}
    </time>
  );
}

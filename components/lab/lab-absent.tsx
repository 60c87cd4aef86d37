/** What the lab's page says where no lab runs: how to start one. */
"use client";

import { Link } from "../ui/link";
import { FlaskConical } from "lucide-react";
import { useTranslations } from "use-intl";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

export function LabAbsent() {
  const t = useTranslations("lab");
  return (
    <Card>
      <EmptyState
        icon={FlaskConical}
        title={t("absent")}
        action={
          <Link href="/cases" className={buttonClass()}>
            {t("readCases")}
          </Link>
        }
      >
        {t.rich("absentDetail", {
          code: (text) => <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-xs text-text">{text}</code>,
        })}
      </EmptyState>
    </Card>
  );
}

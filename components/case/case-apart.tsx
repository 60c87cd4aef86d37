/** What a stalled consumer and a stopped one have in common is a flat line; this tells them apart. */
"use client";

import { useTranslations } from "use-intl";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { StatusDrawings } from "./status-drawings";

export function CaseApart() {
  const t = useTranslations("cases.apart");
  return (
    <Card title={t("title")}>
      <StatusDrawings only={["STALLED", "STOPPED"]} />
      <p className="mt-3 text-sm">
        <Link href="/glossary" className="inline-block min-h-6 text-accent underline underline-offset-2">
          {t("all")}
        </Link>
      </p>
    </Card>
  );
}

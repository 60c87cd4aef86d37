/** Where the link of a message leads: the alert as it is now, and a button. Nothing happens before it is pressed. */
"use client";

import { Unlink } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useTranslations } from "use-intl";
import { ApiError } from "@/lib/client/api";
import { useLink } from "@/lib/client/alert-actions-query";
import { alertsPath } from "@/lib/client/paths";
import { PageHeader } from "../shell/page-header";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { Link } from "../ui/link";
import { ActCard } from "./act-card";
import { PartLoading } from "../ui/part-loading";

export function ActView() {
  const t = useTranslations("alerts");
  const [token] = useQueryState("token", parseAsString.withDefault(""));
  const { data, error, refetch } = useLink(token);
  const refused = token === "" || (error instanceof ApiError && error.status >= 400 && error.status < 500);
  return (
    <>
      <PageHeader title={t("act.title")} crumbs={[{ label: t("title"), href: "/alerts" }]} />
      <div className="max-w-3xl">
        {data ? (
          <ActCard token={token} link={data} />
        ) : refused ? (
          <Refused error={error} />
        ) : error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <PartLoading />
        )}
      </div>
    </>
  );
}

/** What the server says of the link, and the way that is left. */
function Refused({ error }: { error: Error | null }) {
  const t = useTranslations("alerts.act");
  const way = (
    <Link href={alertsPath()} className={buttonClass()}>
      {t("toAlerts")}
    </Link>
  );
  if (error)
    return (
      <Card>
        <ErrorState error={error} />
        <p className="pb-4 text-center">{way}</p>
      </Card>
    );
  return (
    <Card>
      <EmptyState icon={Unlink} title={t("noToken")} action={way}>
        {t("noTokenDetail")}
      </EmptyState>
    </Card>
  );
}

/** The page of alerts: what fires, and in parts beside it silences, routes, receivers, what was sent and what would have been. */
"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import { useAlerts } from "@/lib/client/alerts-query";
import { incidentsPath } from "@/lib/client/paths";
import { PageHeader } from "../shell/page-header";
import { Link } from "../ui/link";
import { FiringPart } from "./firing-part";
import { PartLoading } from "../ui/part-loading";
import { TabNav } from "./tab-nav";
import { useTab, type Tab } from "./use-tab";

// Most visits are about what fires: the other parts are loaded when they are asked for. The browser alone draws them, for by the time that
// they have come it may know what the server did not.
const SilencesPart = dynamic(() => import("./silences-part"), { ssr: false, loading: () => <PartLoading /> });
const RoutesPart = dynamic(() => import("./routes-part"), { ssr: false, loading: () => <PartLoading /> });
const ReceiversPart = dynamic(() => import("./receivers-part"), { ssr: false, loading: () => <PartLoading /> });
const DeliveriesPart = dynamic(() => import("./deliveries-part"), { ssr: false, loading: () => <PartLoading /> });
const BacktestPart = dynamic(() => import("./backtest-part"), { ssr: false, loading: () => <PartLoading /> });

export function AlertsView() {
  const t = useTranslations("alerts");
  const shell = useTranslations("shell");
  const [tab, show] = useTab();
  const alerts = useAlerts({ watch: tab === "firing" });
  const counts = alerts.data ? { firing: alerts.data.firing.length + alerts.data.more } : {};
  return (
    <>
      <PageHeader
        title={t("title")}
        crumbs={[{ label: shell("overview"), href: "/" }]}
        actions={
          <Link href={incidentsPath()} className="text-sm text-accent underline underline-offset-2">
            {shell("incidents")}
          </Link>
        }
      >
        <p className="mt-1 max-w-[80ch] text-sm text-text-2">{t("about")}</p>
      </PageHeader>
      <TabNav current={tab} counts={counts} onShow={show} />
      <Part tab={tab} alerts={alerts} />
    </>
  );
}

function Part({ tab, alerts }: { tab: Tab; alerts: ReturnType<typeof useAlerts> }) {
  switch (tab) {
    case "firing":
      return <FiringPart alerts={alerts} />;
    case "silences":
      return <SilencesPart />;
    case "routes":
      return <RoutesPart />;
    case "receivers":
      return <ReceiversPart />;
    case "deliveries":
      return <DeliveriesPart />;
    case "backtest":
      return <BacktestPart />;
  }
}

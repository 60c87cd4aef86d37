/** What an alert is about, as a link to where it can be looked at. */
"use client";

import { useTranslations } from "use-intl";
import type { AlertSubjectWire } from "@/lib/api/alert-parts-contract";
import { alertsPath, clusterPath, groupPath } from "@/lib/client/paths";
import { visibleName } from "@/lib/client/visible-name";
import { Link } from "../ui/link";
import { Name } from "../ui/name";

/** Null: there is no page of it. */
function pathOf(subject: AlertSubjectWire): string | null {
  switch (subject.kind) {
    case "group":
      return groupPath(subject.cluster, subject.group);
    case "broker":
    case "offline":
    case "cluster":
      return clusterPath(subject.cluster);
    case "receiver":
      return alertsPath({ tab: "receivers" });
    case "database":
      return null;
  }
}

/** The subject in words, for labels: the name of a group, "Broker 2 is missing". */
export function useSubjectWords(): (subject: AlertSubjectWire) => string {
  const t = useTranslations("alerts.subject");
  return (subject) => {
    switch (subject.kind) {
      case "group":
        return visibleName(subject.group);
      case "broker":
        return t("broker", { broker: String(subject.broker) });
      case "offline":
        return t("offline");
      case "cluster":
        return t("cluster");
      case "database":
        return t("database");
      case "receiver":
        return t("receiver", { receiver: subject.receiver });
    }
  };
}

export function Subject({ of }: { of: AlertSubjectWire }) {
  const words = useSubjectWords()(of);
  const path = pathOf(of);
  const text = of.kind === "group" ? <Name of={of.group} /> : words;
  return path === null ? (
    <span className="font-medium wrap-anywhere">{text}</span>
  ) : (
    <Link href={path} className="font-medium wrap-anywhere hover:underline">
      {text}
    </Link>
  );
}

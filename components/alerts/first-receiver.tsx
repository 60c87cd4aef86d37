/** Where nobody is told of anything: the five lines that change it. */
"use client";

import { useTranslations } from "use-intl";
import { alertsPath } from "@/lib/client/paths";
import { Card } from "../ui/card";
import { Link } from "../ui/link";

const LINES = `alerts:
  receivers:
    ops:
      email: { host: smtp.example.com, from: tidemark@example.com, to: [ops@example.com] }
  default: { receivers: [ops] }
`;

export function FirstReceiver() {
  const t = useTranslations("alerts");
  return (
    <Card title={t("firstTitle")}>
      <p className="text-sm text-text-2">
        {t.rich("firstDetail", {
          code: (name) => <code className="font-mono">{name}</code>,
          link: (text) => (
            <Link href={alertsPath({ tab: "receivers" })} className="text-accent underline underline-offset-2">
              {text}
            </Link>
          ),
        })}
      </p>
      <pre
        tabIndex={0}
        aria-label={t("firstExample")}
        className="figures mt-3 overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 text-xs"
      >
        {LINES}
      </pre>
    </Card>
  );
}

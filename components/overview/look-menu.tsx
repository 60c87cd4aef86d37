/** How the table looks: which columns, and how dense. In the URL, so that a link shows a colleague the same. */
"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { loadOnUse } from "../ui/load-on-use";
import type { LookControl } from "./use-filters";

const Menu = loadOnUse<{ look: LookControl }>("dialog", () => import("./look-choices"));

export function LookMenu({ look }: { look: LookControl }) {
  const t = useTranslations("overview");
  return (
    <Menu
      look={look}
      trigger={
        <Button variant="ghost" size="sm">
          <Columns3 size={14} aria-hidden /> {t("look.name")}
        </Button>
      }
    />
  );
}

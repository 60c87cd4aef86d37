/** How the table looks: which columns, and how dense. In the URL, so that a link shows a colleague the same. */
"use client";

import { Columns3 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { loadOnUse } from "../ui/load-on-use";
import type { LookChoicesProps } from "./look-choices";

const Menu = loadOnUse<LookChoicesProps>("dialog", () => import("./look-choices"));

/** Of a table: cards have no columns. */
export function LookMenu(props: LookChoicesProps) {
  const t = useTranslations("common.list");
  return (
    <span className="hidden md:block">
      <Menu
        {...props}
        trigger={
          <Button variant="ghost" size="sm">
            <Columns3 size={14} aria-hidden /> {t("look")}
          </Button>
        }
      />
    </span>
  );
}

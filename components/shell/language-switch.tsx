/** The language of the pages. The server draws them anew in the other one. */
"use client";

import { Languages } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { loadOnUse } from "../ui/load-on-use";

const Menu = loadOnUse("menu", () => import("./language-menu"));

export function LanguageSwitch() {
  const t = useTranslations("shell");
  return (
    <Menu
      trigger={
        <Button variant="ghost" icon aria-label={t("language")}>
          <Languages size={16} aria-hidden />
        </Button>
      }
    />
  );
}

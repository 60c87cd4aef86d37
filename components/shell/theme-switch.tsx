/** Light, dark, or as the system says. */
"use client";

import { useTranslations } from "use-intl";
import { Moon, Sun } from "lucide-react";
import { Button } from "../ui/button";
import { loadOnUse } from "../ui/load-on-use";

const Menu = loadOnUse("menu", () => import("./theme-menu"));

export function ThemeSwitch() {
  const t = useTranslations("shell");
  return (
    <Menu
      trigger={
        <Button variant="ghost" icon aria-label={t("theme")}>
          {/* Both icons are in the page: which theme it is, only the browser knows. */}
          <Sun size={16} aria-hidden className="dark:hidden" />
          <Moon size={16} aria-hidden className="hidden dark:block" />
        </Button>
      }
    />
  );
}

/** What the keyboard does on every page, and the windows that it opens: the palette and the list of shortcuts. */
"use client";

import { useState } from "react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { Search } from "lucide-react";
import { useTranslations } from "use-intl";
import { useCarry } from "@/lib/client/carry-provider";
import { Button } from "../ui/button";
import { Kbd } from "../ui/kbd";
import { useCharacterKey, useModifiedKey, useSequences } from "./hotkeys";
import { usePlaces } from "./places";
import { Toast, useToast } from "./toast";
import { useZoneChoice } from "./zone-switch";

const CommandPalette = dynamic(() => import("./command-palette"), { ssr: false });
const ShortcutsDialog = dynamic(() => import("./shortcuts-dialog"), { ssr: false });

/** Listens to the keyboard; draws the button that opens the palette by mouse. */
export function Keyboard() {
  const t = useTranslations("shell");
  const router = useRouter();
  const carry = useCarry();
  const places = usePlaces();
  const { toggle } = useZoneChoice();
  const { text, say } = useToast();
  const [opened, setOpened] = useState<"palette" | "shortcuts" | null>(null);
  useModifiedKey("k", () => setOpened((now) => (now === "palette" ? null : "palette")));
  useCharacterKey("?", () => setOpened("shortcuts"));
  useCharacterKey("/", () => {
    // Pages with much to look through have a search field of their own.
    const field = document.querySelector<HTMLInputElement>("main input[type=search]");
    if (!field) return setOpened("palette");
    field.focus();
    field.select();
  });
  useSequences(
    "g",
    places.map(({ key }) => key),
    (key) => {
      const place = places.find((candidate) => candidate.key === key);
      if (place) router.push(carry(place.href));
    },
  );
  useSequences("z", ["u"], toggle);
  return (
    <>
      <Button
        variant="ghost"
        className="px-2 text-text-3"
        title={t("palette")}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpened("palette")}
      >
        <Search size={16} aria-hidden />
        {/* The name is text, so that it holds what is seen: who speaks to the page says "Ctrl K". */}
        <span className="sr-only">{t("palette")}</span>{" "}
        <span className="hidden xl:inline">
          <Kbd>Ctrl K</Kbd>
        </span>
      </Button>
      {opened === "palette" ? (
        <CommandPalette onClose={() => setOpened(null)} openShortcuts={() => setOpened("shortcuts")} say={say} />
      ) : null}
      {opened === "shortcuts" ? <ShortcutsDialog onClose={() => setOpened(null)} /> : null}
      <Toast text={text} />
    </>
  );
}

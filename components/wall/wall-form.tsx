/** The settings of a wall: which groups, how they turn, theme and language, and a link that says all of it. */
"use client";

import { useId, type ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { LANGUAGE_NAMES } from "@/lib/client/languages";
import { LANGUAGES, type Language } from "@/lib/core/words/languages";
import { useClusters } from "@/lib/client/queries";
import { Input } from "../ui/input";
import { Segmented } from "../ui/segmented";
import { CopyLink } from "./copy-link";
import { ROTATE_CHOICES, type SetWallSettings, type WallSettings } from "./settings";
import { StatusChoice } from "./status-choice";

export interface WallFormProps {
  settings: WallSettings;
  setSettings: SetWallSettings;
}

export function WallForm({ settings, setSettings }: WallFormProps) {
  const t = useTranslations("wall");
  const language = useLocale();
  const id = useId();
  const clusters = useClusters().data ?? [];
  return (
    <form className="grid gap-3" onSubmit={(event) => event.preventDefault()}>
      {clusters.length > 1 ? (
        <Row label={t("cluster")} htmlFor={`${id}cluster`}>
          <select
            id={`${id}cluster`}
            value={settings.cluster ?? ""}
            onChange={(event) => void setSettings({ cluster: event.target.value || null })}
            className="h-8 rounded-md border border-line-strong bg-surface px-2"
          >
            <option value="">{t("allClusters")}</option>
            {clusters.map(({ cluster }) => (
              <option key={cluster}>{cluster}</option>
            ))}
          </select>
        </Row>
      ) : null}
      <Row label={t("groups")} htmlFor={`${id}groups`} hint={t("groupsHint")}>
        <Input
          id={`${id}groups`}
          value={settings.q}
          maxLength={200}
          placeholder={t("allGroups")}
          onChange={(event) => void setSettings({ q: event.target.value || null })}
        />
      </Row>
      <Row label={t("statuses")}>
        <StatusChoice
          label={t("statuses")}
          chosen={settings.status}
          onChange={(status) => void setSettings({ status })}
        />
      </Row>
      <Row label={t("rotate")}>
        <Segmented
          ariaLabel={t("rotate")}
          value={String(settings.rotate)}
          onChange={(value) => void setSettings({ rotate: Number(value) })}
          options={ROTATE_CHOICES.map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? t("rotateOff") : t("seconds", { count: seconds }),
          }))}
        />
      </Row>
      <Row label={t("theme")}>
        <Segmented
          ariaLabel={t("theme")}
          value={settings.theme ?? "system"}
          onChange={(value) => void setSettings({ theme: value === "system" ? null : value })}
          options={(["system", "dark", "light"] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Row>
      <Row label={t("language")}>
        <Segmented
          ariaLabel={t("language")}
          value={settings.lang ?? (language as Language)}
          // The words come from the server.
          onChange={(lang) => void setSettings({ lang }, { shallow: false })}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
      </Row>
      <CopyLink />
    </form>
  );
}

interface RowProps {
  label: string;
  htmlFor?: string;
  hint?: string;
  children: ReactNode;
}

function Row({ label, htmlFor, hint, children }: RowProps) {
  const Label = htmlFor ? "label" : "span";
  return (
    <div className="grid justify-items-stretch gap-1">
      <Label htmlFor={htmlFor} className="text-xs font-medium text-text-2">
        {label}
      </Label>
      <div className="grid justify-items-start [&>select]:w-full [&>div:has(input)]:w-full">{children}</div>
      {hint ? <p className="text-xs text-text-3">{hint}</p> : null}
    </div>
  );
}

/** The fields that say which alerts are meant: patterns of names, how bad, which case. */
"use client";

import { useTranslations } from "use-intl";
import { MAX_PATTERN_LENGTH } from "@/lib/api/alert-lengths";
import { useClusters, useGroups } from "@/lib/client/queries";
import { usePolicy } from "@/lib/client/alert-policy-query";
import { SEVERITIES } from "@/lib/core/alerts/terms";
import { CASES } from "@/lib/core/words/terms";
import { Field, FIELD, Suggested } from "../ui/field";
import type { MatchDraft } from "./silence-draft";

export interface MatchFieldsProps {
  match: MatchDraft;
  onChange(change: Partial<MatchDraft>): void;
}

const NAMES = ["cluster", "group", "topic", "owner"] as const;

export function MatchFields({ match, onChange }: MatchFieldsProps) {
  const t = useTranslations("alerts");
  const clusters = (useClusters().data ?? []).map(({ cluster }) => cluster);
  const groups = (useGroups().data ?? []).filter(({ cluster }) => match.cluster === "" || cluster === match.cluster);
  const owners = usePolicy().data?.owners ?? [];
  const known = {
    cluster: clusters,
    group: groups.map(({ group }) => group),
    topic: [...new Set(groups.flatMap(({ topics }) => topics))].sort(),
    owner: [...new Set(owners.map(({ team }) => team))],
  };
  return (
    <>
      {NAMES.map((name) => (
        <Suggested
          key={name}
          label={t(`match.${name}`)}
          note={name === "cluster" ? t("patternNote") : t("emptyAll")}
          value={match[name]}
          onChange={(value) => onChange({ [name]: value.slice(0, MAX_PATTERN_LENGTH) })}
          known={known[name]}
        />
      ))}
      <div className="grid grid-cols-2 gap-3">
        <SeverityField value={match.severity} onChange={(severity) => onChange({ severity })} any />
        <CaseField value={match.case} onChange={(value) => onChange({ case: value })} />
      </div>
    </>
  );
}

interface OneOfProps {
  value: string;
  onChange(value: string): void;
}

export interface SeverityFieldProps extends OneOfProps {
  label?: string;
  /** Whether it may be left open. */
  any?: boolean;
}

export function SeverityField({ value, onChange, label, any = false }: SeverityFieldProps) {
  const t = useTranslations("alerts");
  return (
    <Field label={label ?? t("match.severity")}>
      <select value={value} onChange={({ target }) => onChange(target.value)} className={`${FIELD} h-8`}>
        {any ? <option value="">{t("any")}</option> : null}
        {[...SEVERITIES].reverse().map((severity) => (
          <option key={severity}>{severity}</option>
        ))}
      </select>
    </Field>
  );
}

export function CaseField({ value, onChange }: OneOfProps) {
  const t = useTranslations("alerts");
  const status = useTranslations("status");
  return (
    <Field label={t("match.case")}>
      <select value={value} onChange={({ target }) => onChange(target.value)} className={`${FIELD} h-8`}>
        <option value="">{t("any")}</option>
        {CASES.filter((one) => one !== "normal").map((one) => (
          <option key={one} value={one}>
            {status(`case.${one}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}

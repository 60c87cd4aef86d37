/** The fields that say which alerts are meant: patterns of names, how bad, which case. */
"use client";

import { useMemo } from "react";
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
  const known = useKnown(match.cluster);
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

/** What there is to choose from; of groups and topics those of a cluster, where one is named. */
function useKnown(cluster: string): Record<(typeof NAMES)[number], string[]> {
  const clusters = useClusters().data;
  const groups = useGroups().data;
  const owners = usePolicy().data?.owners;
  // There may be thousands, and the form is drawn anew as the clock ticks and with every letter.
  const names = useMemo(() => {
    const found = (groups ?? []).filter((one) => cluster === "" || one.cluster === cluster);
    return {
      group: found.map(({ group }) => group),
      topic: [...new Set(found.flatMap(({ topics }) => topics))].sort(),
    };
  }, [groups, cluster]);
  return {
    ...names,
    cluster: (clusters ?? []).map((one) => one.cluster),
    owner: [...new Set((owners ?? []).map(({ team }) => team))],
  };
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

/** Which groups are to be set aside, and why; what is typed stands in the address, so that a link brings it along. */
"use client";

import { useState, type FormEvent } from "react";
import { debounce, parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import { MAX_AUTHOR_LENGTH, MAX_REASON_LENGTH } from "@/lib/api/set-aside-lengths";
import { useAuthor } from "@/lib/client/author";
import { useClusters, useGroups } from "@/lib/client/queries";
import { useErrorWords } from "@/lib/client/error-words";
import { useNewSetAside } from "@/lib/client/set-aside-query";
import { FormEnd } from "../ui/form-end";
import { Choice, Field, FIELD, Suggested } from "../ui/field";
import { FittingGroups } from "./fitting-groups";
import { fitting } from "./fitting";

const PARSERS = { cluster: parseAsString.withDefault(""), pattern: parseAsString.withDefault("") };
const TYPED = { history: "replace", scroll: false, limitUrlUpdates: debounce(200) } as const;

export function SetAsideForm() {
  const t = useTranslations("setAside");
  const errorWords = useErrorWords();
  const [url, setUrl] = useQueryStates(PARSERS, TYPED);
  const [reason, setReason] = useState("");
  const [author, keepAuthor] = useAuthor();
  const clusters = (useClusters().data ?? []).map((one) => one.cluster);
  const cluster = url.cluster || (clusters[0] ?? "");
  const { pattern } = url;
  const groups = useGroups({ cluster }).data;
  const found = groups ? fitting(groups, pattern) : null;
  const entry = useNewSetAside();
  const send = (event: FormEvent) => {
    event.preventDefault();
    const done = () => {
      setReason("");
      void setUrl({ pattern: null });
    };
    entry.mutate({ cluster, pattern, reason, author }, { onSuccess: done });
  };
  // A group may have no name at all; but nothing typed means nothing as long as there is no such group.
  const nothing = pattern === "" && (found?.fits.length ?? 0) === 0;
  return (
    <form onSubmit={send} className="flex flex-col gap-3 text-sm">
      <Choice
        label={t("cluster")}
        value={cluster}
        onChange={(value) => void setUrl({ cluster: value })}
        names={clusters}
      />
      <Suggested
        label={t("pattern")}
        note={t("patternNote")}
        value={pattern}
        onChange={(value) => void setUrl({ pattern: value })}
        known={(groups ?? []).map(({ group }) => group)}
      />
      <Field label={t("reason")} note={t("optional")}>
        <input
          value={reason}
          maxLength={MAX_REASON_LENGTH}
          onChange={({ target }) => setReason(target.value)}
          placeholder={t("reasonExample")}
          className={`${FIELD} h-8`}
        />
      </Field>
      <Field label={t("author")} note={t("optional")}>
        <input
          value={author}
          maxLength={MAX_AUTHOR_LENGTH}
          autoComplete="name"
          onChange={({ target }) => keepAuthor(target.value)}
          className={`${FIELD} h-8`}
        />
      </Field>
      <FormEnd
        error={entry.error ? errorWords(entry.error).detail : null}
        done={entry.isSuccess ? t("saved") : null}
        disabled={entry.isPending || nothing || cluster === ""}
        label={t("save")}
      />
      {/* Under what is pressed: it grows and shrinks with every letter. */}
      <FittingGroups found={nothing ? null : found} />
    </form>
  );
}

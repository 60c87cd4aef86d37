/** One route more, after those of the file. */
"use client";

import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import type { PolicyAnswer } from "@/lib/api/alert-policy-contract";
import { useNewRoute } from "@/lib/client/alert-policy-query";
import { useAuthor } from "@/lib/client/author";
import { useViewerZone } from "@/lib/client/viewer-zone";
import { EntryEnd } from "./entry-end";
import { Card } from "../ui/card";
import { Check } from "../ui/check";
import { MatchFields } from "./match-fields";
import { NO_ROUTE, routeBody, type RouteDraft } from "./route-draft";
import { RouteMannerFields } from "./route-manner-fields";

export function RouteForm({ policy: { receivers } }: { policy: PolicyAnswer }) {
  const t = useTranslations("alerts.routes");
  const [own, setOwn] = useState<Partial<RouteDraft>>({});
  const [author] = useAuthor();
  const draft: RouteDraft = { ...NO_ROUTE, timeZone: useViewerZone(), ...own };
  const change = (part: Partial<RouteDraft>) => setOwn((before) => ({ ...before, ...part }));
  const entry = useNewRoute();
  const body = routeBody(draft);
  const names = receivers.map(({ name }) => name);
  const toggle = (name: string, on: boolean) =>
    change({ receivers: on ? [...draft.receivers, name] : draft.receivers.filter((one) => one !== name) });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (body) entry.mutate({ ...body, author }, { onSuccess: () => setOwn({}) });
  };
  if (names.length === 0) return null;
  return (
    <Card title={t("new")}>
      <form onSubmit={send} className="flex flex-col gap-3 text-sm">
        <MatchFields match={draft.match} onChange={(match) => change({ match: { ...draft.match, ...match } })} />
        <div role="group" aria-label={t("receivers")} className="flex flex-wrap gap-x-4">
          {names.map((name) => (
            <Check
              key={name}
              label={name}
              checked={draft.receivers.includes(name)}
              onChange={(on) => toggle(name, on)}
            />
          ))}
        </div>
        <RouteMannerFields draft={draft} names={names} onChange={change} />
        <Check label={t("goOnLabel")} checked={draft.goOn} onChange={(goOn) => change({ goOn })} />
        <EntryEnd entry={entry} saved={t("saved")} label={t("save")} incomplete={!body} />
      </form>
    </Card>
  );
}

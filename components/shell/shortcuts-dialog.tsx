/** Which keys do what. Loaded when somebody asks. */
"use client";

import { useTranslations } from "use-intl";
import { Kbd } from "../ui/kbd";
import { Modal } from "../ui/modal";
import { usePlaces } from "./places";

export default function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const t = useTranslations("shell");
  const places = usePlaces();
  return (
    <Modal label={t("shortcuts")} title onClose={onClose}>
      <div className="grid gap-x-8 gap-y-4 p-4 sm:grid-cols-2">
        <Keys title={t("keysGo")} keys={places.map(({ key, label }) => [`g ${key}`, t(label)])} />
        <div className="flex flex-col gap-4">
          <Keys
            title={t("keysAnywhere")}
            keys={[
              ["Ctrl K", t("palette")],
              ["/", t("keySearch")],
              ["?", t("shortcuts")],
              ["n", t("keyNote")],
              ["z u", t("keyZone")],
              ["Esc", t("keyClose")],
            ]}
          />
          <Keys
            title={t("keysTime")}
            keys={[
              ["t", t("keyTime")],
              ["t z", t("keyZoomOut")],
              ["t ←", t("keyEarlier")],
              ["t →", t("keyLater")],
              ["l", t("keyLive")],
            ]}
          />
        </div>
      </div>
    </Modal>
  );
}

function Keys({ title, keys }: { title: string; keys: [keys: string, meaning: string][] }) {
  return (
    <section>
      <h3 className="mb-1 text-xs text-text-3">{title}</h3>
      <dl>
        {keys.map(([press, meaning]) => (
          <div key={press} className="flex h-8 items-center justify-between gap-4 text-sm">
            <dt className="order-2 flex shrink-0 gap-1">
              {press.split(" ").map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd className="truncate">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

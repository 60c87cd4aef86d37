/** The few words that notifiers put on buttons and under lists; all else of a message comes in `Message`. */
import type { Language } from "@/lib/core/words/languages";
import type { Message, MessageAlert } from "@/lib/core/alerts/message";

const CAPTIONS: Record<
  Language,
  { open: string; acknowledge: string; silence: string; more: (count: number) => string }
> = {
  en: { open: "Open", acknowledge: "Acknowledge", silence: "Silence", more: (count) => `and ${count} more` },
  ko: { open: "열기", acknowledge: "확인 처리", silence: "음소거", more: (count) => `외 ${count}건` },
};

export interface CaptionedLink {
  caption: string;
  url: string;
}

/** What can be done about an alert, in the order of the buttons; only what there is an address for. */
export function linksOf(alert: MessageAlert, { language }: Pick<Message, "language">): CaptionedLink[] {
  const captions = CAPTIONS[language];
  const actions = ["open", "acknowledge", "silence"] as const;
  return actions.flatMap((action) => {
    const url = alert.links[action];
    return url === null ? [] : [{ caption: captions[action], url }];
  });
}

/** "and 12 more"; null where nothing is left out. */
export function moreOf(count: number, { language }: Pick<Message, "language">): string | null {
  return count > 0 ? CAPTIONS[language].more(count) : null;
}

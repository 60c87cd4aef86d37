/** What notifiers put on buttons and under lists, in the words that the message itself uses. */
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { WORDS } from "@/lib/core/alerts/message-words";
import { tell } from "@/lib/core/words/sentences/alerts/facts";

interface CaptionedLink {
  caption: string;
  url: string;
}

/** What goes where there is no room for all links, the first of them first: the page of the thing itself stays. */
const LESSER = ["incident", "picture", "silence", "acknowledge"] as const;

/** What can be done about an alert, in the order of the buttons; only what there is an address for. */
export function linksOf(alert: MessageAlert, { language }: Pick<Message, "language">): CaptionedLink[] {
  return (["open", "incident", "picture", "acknowledge", "silence"] as const).flatMap((action) => {
    const url = alert.links[action];
    return url === null ? [] : [{ caption: WORDS[language].tell(tell(`label.${action}`, {})), url }];
  });
}

/** The links as they are written, in at most `most` characters: where there are more, one goes after the other, and none is cut. */
export function linksWithin(
  alert: MessageAlert,
  message: Pick<Message, "language">,
  { write, between, most }: { write: (link: CaptionedLink) => string; between: string; most: number },
): string {
  let { links } = alert;
  const written = () =>
    linksOf({ ...alert, links }, message)
      .map(write)
      .join(between);
  for (const name of LESSER) {
    if (written().length <= most) break;
    links = { ...links, [name]: null };
  }
  return written();
}

/** Where it is written down what to do, if that is an address. */
export function runbookOf({ labels }: MessageAlert, { language }: Pick<Message, "language">): CaptionedLink[] {
  const { runbook } = labels;
  if (runbook === undefined || !URL.canParse(runbook)) return [];
  return [{ caption: WORDS[language].tell(tell("label.runbook", {})), url: runbook }];
}

/** "12 more, not listed here."; null where nothing is left out. */
export function moreOf(count: number, { language }: Pick<Message, "language">): string | null {
  return count > 0 ? WORDS[language].tell(tell("more", { count })) : null;
}

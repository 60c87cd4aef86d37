/** A real Postfix with TLS that greylists: mails arrive after the second try, once, and stand in one thread. */
import { isDeepStrictEqual } from "node:util";
import PostalMime, { type Email } from "postal-mime";
import type { Severity, NotifiedState } from "@/lib/core/alerts/terms";
import { Mismatch } from "../row";
import type { AlertField, AlertRow } from "./alert-field";
import { headingIn } from "./phrases";
import { startPostfix, type Postfix } from "./postfix";
import { allTo, CLUSTER, withScene } from "./scene";
import { waitUntil } from "./wait-until";

const LIMIT_MS = 180_000;

/** So many tries are put off; the mailer's first pause is five seconds. */
const GREYLISTED = 2;

async function checkMail(field: AlertField): Promise<string> {
  const { cacheDir, dir, basePort } = field;
  let asked = 0;
  const policy = () => (++asked > GREYLISTED ? "DUNNO" : "DEFER 4.2.0 greylisted, try again later");
  const postfix = await startPostfix({ cacheDir, dir, basePort: basePort + 30, policy });
  if (postfix === null) return "left out: Postfix is run by root alone, and comes from Debian";
  const email = {
    ...{ host: "localhost", port: postfix.port, tls: "starttls", ca: postfix.ca },
    ...{ from: "tidemark@verify.test", to: ["on-call@verify.test"] },
  };
  try {
    const alerts = (receivers: Record<string, object>) => allTo({ ...receivers, postfix: { email } });
    return await withScene(field, { groups: 1, alerts }, async ({ work }) => {
      const [group = ""] = work.groups;
      work.stall(group);
      const firing = await awaitMails(field, postfix, 1);
      work.recover(group);
      const both = await awaitMails(field, postfix, 2);
      checkThread(firing[0]!, both, group);
      return `Postfix over STARTTLS, ${GREYLISTED} tries greylisted, ${both.length} mails in the mailbox, in one thread by References`;
    });
  } finally {
    await postfix.stop();
  }
}

/** In the order in which they were delivered. */
async function awaitMails({ signal }: AlertField, postfix: Postfix, count: number): Promise<Email[]> {
  const texts = await waitUntil(
    () => {
      const found = postfix
        .box()
        .split(/^From .*\n/m)
        .slice(1);
      return found.length >= count ? found : null;
    },
    {
      what: () => `${count} mails in Postfix's mailbox; its log ends with ${postfix.log().slice(-400)}`,
      limitMs: LIMIT_MS,
      signal,
    },
  );
  return Promise.all(texts.map((text) => PostalMime.parse(text)));
}

function checkThread(first: Email, mails: readonly Email[], group: string): void {
  const wrong: string[] = [];
  const [firing, ended] = mails;
  if (mails.length !== 2) wrong.push(`${mails.length} mails arrived, not 2`);
  const says = (mail: Email | undefined, state: NotifiedState, severity: Severity | null) =>
    isDeepStrictEqual(headingIn(mail?.subject ?? ""), { state, severity, group, cluster: CLUSTER });
  if (!says(firing, "firing", "ERROR")) wrong.push(`the first says "${firing?.subject}"`);
  if (!says(ended, "resolved", null)) wrong.push(`the second says "${ended?.subject}"`);
  if (first.messageId === ended?.messageId) wrong.push("both have one Message-ID");
  const rootsOf = (mail: Email | undefined) => (mail?.references ?? "").split(/\s+/).filter(Boolean);
  const [root] = rootsOf(firing);
  if (root === undefined || rootsOf(ended)[0] !== root) wrong.push("they do not refer to one thread");
  if (!rootsOf(ended).includes(firing?.messageId ?? "-")) wrong.push("the second does not refer to the first");
  if (!firing?.html || !firing.text) wrong.push("the first lacks its HTML or its plain text");
  if (wrong.length > 0) throw new Mismatch(wrong);
}

export const MAIL_ROW: AlertRow = {
  name: "mail",
  about: "a real Postfix with TLS and greylisting; mails of one problem stand in one thread",
  run: checkMail,
};

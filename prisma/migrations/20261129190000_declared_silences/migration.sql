-- For how long people say that a group may be silent on a topic while records wait, in place of what was learned.
CREATE TABLE "DeclaredSilence" (
    "subscriptionId" INTEGER NOT NULL,
    "silenceMs" BIGINT NOT NULL,
    "author" TEXT,
    "at" BIGINT NOT NULL,

    CONSTRAINT "DeclaredSilence_pkey" PRIMARY KEY ("subscriptionId")
);
ALTER TABLE "DeclaredSilence" ADD CONSTRAINT "DeclaredSilence_subscriptionId_fkey"
  FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Telling people: alerts with receipts, deliveries as an outbox and a log, and what was entered on pages.
CREATE TABLE "AlertEpoch" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "epoch" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AlertEpoch_pkey" PRIMARY KEY ("id")
);
INSERT INTO "AlertEpoch" DEFAULT VALUES;

CREATE TABLE "Alert" (
    "key" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cluster" TEXT,
    "group" TEXT,
    "broker" INTEGER,
    "receiver" TEXT,
    "severity" TEXT NOT NULL,
    "case" TEXT,
    "openedAt" BIGINT NOT NULL,
    "changedAt" BIGINT NOT NULL,
    "endedAt" BIGINT,
    "end" TEXT,
    "why" TEXT NOT NULL,
    "said" JSON,
    "measures" JSON NOT NULL,
    "places" JSON NOT NULL,
    "placeCount" INTEGER NOT NULL,
    "topics" JSON NOT NULL,
    "cause" TEXT,
    "changes" BIGINT[],
    "flappingSince" BIGINT,
    "acknowledged" JSON,
    "told" JSON NOT NULL,
    "owed" BOOLEAN NOT NULL DEFAULT true,
    "epoch" INTEGER NOT NULL,

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "Alert_openedAt_key_idx" ON "Alert" ("openedAt", "key");
-- Few of many, so that a start reads no log.
CREATE INDEX "Alert_owed_idx" ON "Alert" ("openedAt") WHERE "owed";
-- A group's name may have 32,767 bytes, and a row of a B-tree holds 2,704.
CREATE INDEX "Alert_group_idx" ON "Alert" (md5("group"), "openedAt") WHERE "group" IS NOT NULL;

CREATE TABLE "Delivery" (
    "key" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "receiver" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cluster" TEXT,
    "thread" TEXT NOT NULL,
    "alerts" JSON NOT NULL,
    "alertIds" JSON NOT NULL,
    "alertKeys" TEXT[],
    "count" JSON NOT NULL,
    "madeAt" BIGINT NOT NULL,
    "nextTryAt" BIGINT NOT NULL,
    "deadline" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT,
    "deliveredAt" BIGINT,
    "ref" TEXT,
    "epoch" INTEGER NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "Delivery_madeAt_key_idx" ON "Delivery" ("madeAt", "key");
CREATE INDEX "Delivery_state_madeAt_key_idx" ON "Delivery" ("state", "madeAt", "key");
CREATE INDEX "Delivery_alertKeys_idx" ON "Delivery" USING GIN ("alertKeys");
CREATE INDEX "Delivery_receiver_idx" ON "Delivery" (md5("receiver"), "madeAt", "key");

CREATE TABLE "DeliveryAttempt" (
    "deliveryKey" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "tookMs" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,

    CONSTRAINT "DeliveryAttempt_pkey" PRIMARY KEY ("deliveryKey", "at")
);
ALTER TABLE "DeliveryAttempt" ADD CONSTRAINT "DeliveryAttempt_deliveryKey_fkey"
  FOREIGN KEY ("deliveryKey") REFERENCES "Delivery"("key") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Silence" (
    "id" SERIAL NOT NULL,
    "match" JSON NOT NULL,
    "author" TEXT,
    "reason" TEXT,
    "startsAt" BIGINT NOT NULL,
    "endsAt" BIGINT,
    "untilResolved" BOOLEAN NOT NULL DEFAULT false,
    "recurrence" JSON,

    CONSTRAINT "Silence_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Silence_endsAt_idx" ON "Silence" ("endsAt");

CREATE TABLE "Receiver" (
    "name" TEXT NOT NULL,
    "settings" JSON NOT NULL,
    "author" TEXT,
    "at" BIGINT NOT NULL,

    CONSTRAINT "Receiver_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "Route" (
    "id" SERIAL NOT NULL,
    "place" INTEGER NOT NULL,
    "settings" JSON NOT NULL,
    "author" TEXT,
    "at" BIGINT NOT NULL,

    CONSTRAINT "Route_pkey" PRIMARY KEY ("id")
);

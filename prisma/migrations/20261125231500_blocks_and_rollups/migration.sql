-- Closed hours as compressed blocks, and rollups of closed days. Like the tick tables they are partitioned by time,
-- which Prisma's schema cannot say; the partitions are made at run time (lib/history/partitions.ts). Blocks are
-- compressed already: EXTERNAL keeps Postgres from trying again.

-- CreateTable
CREATE TABLE "ClusterBlock" (
    "clusterId" INTEGER NOT NULL,
    "hour" BIGINT NOT NULL,
    "part" INTEGER NOT NULL,
    "ticks" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,
    "doneAt" BIGINT,

    CONSTRAINT "ClusterBlock_pkey" PRIMARY KEY ("clusterId","hour","part")
) PARTITION BY RANGE ("hour");

-- CreateTable
CREATE TABLE "TopicBlock" (
    "topicId" INTEGER NOT NULL,
    "hour" BIGINT NOT NULL,
    "part" INTEGER NOT NULL,
    "chunk" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "TopicBlock_pkey" PRIMARY KEY ("topicId","hour","part","chunk")
) PARTITION BY RANGE ("hour");

-- CreateTable
CREATE TABLE "SubscriptionBlock" (
    "subscriptionId" INTEGER NOT NULL,
    "hour" BIGINT NOT NULL,
    "part" INTEGER NOT NULL,
    "chunk" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,
    "times" BYTEA NOT NULL,

    CONSTRAINT "SubscriptionBlock_pkey" PRIMARY KEY ("subscriptionId","hour","part","chunk")
) PARTITION BY RANGE ("hour");

-- CreateTable
CREATE TABLE "ClusterRollup5m" (
    "clusterId" INTEGER NOT NULL,
    "day" BIGINT NOT NULL,
    "ticks" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "ClusterRollup5m_pkey" PRIMARY KEY ("clusterId","day")
) PARTITION BY RANGE ("day");

-- CreateTable
CREATE TABLE "TopicRollup5m" (
    "topicId" INTEGER NOT NULL,
    "day" BIGINT NOT NULL,
    "chunk" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "TopicRollup5m_pkey" PRIMARY KEY ("topicId","day","chunk")
) PARTITION BY RANGE ("day");

-- CreateTable
CREATE TABLE "SubscriptionRollup5m" (
    "subscriptionId" INTEGER NOT NULL,
    "day" BIGINT NOT NULL,
    "chunk" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "SubscriptionRollup5m_pkey" PRIMARY KEY ("subscriptionId","day","chunk")
) PARTITION BY RANGE ("day");

-- CreateTable
CREATE TABLE "ClusterRollup1h" (
    "clusterId" INTEGER NOT NULL,
    "day" BIGINT NOT NULL,
    "ticks" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "ClusterRollup1h_pkey" PRIMARY KEY ("clusterId","day")
) PARTITION BY RANGE ("day");

-- CreateTable
CREATE TABLE "TopicRollup1h" (
    "topicId" INTEGER NOT NULL,
    "day" BIGINT NOT NULL,
    "chunk" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "TopicRollup1h_pkey" PRIMARY KEY ("topicId","day","chunk")
) PARTITION BY RANGE ("day");

-- CreateTable
CREATE TABLE "SubscriptionRollup1h" (
    "subscriptionId" INTEGER NOT NULL,
    "day" BIGINT NOT NULL,
    "chunk" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "SubscriptionRollup1h_pkey" PRIMARY KEY ("subscriptionId","day","chunk")
) PARTITION BY RANGE ("day");

ALTER TABLE "ClusterBlock" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "TopicBlock" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "SubscriptionBlock" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "SubscriptionBlock" ALTER COLUMN "times" SET STORAGE EXTERNAL;
ALTER TABLE "ClusterRollup5m" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "TopicRollup5m" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "SubscriptionRollup5m" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "ClusterRollup1h" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "TopicRollup1h" ALTER COLUMN "data" SET STORAGE EXTERNAL;
ALTER TABLE "SubscriptionRollup1h" ALTER COLUMN "data" SET STORAGE EXTERNAL;

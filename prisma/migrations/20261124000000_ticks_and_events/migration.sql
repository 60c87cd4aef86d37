-- The tick tables are partitioned by day (UTC), which Prisma's schema cannot say: PARTITION BY is written by hand.
-- The days themselves are made at run time (lib/history/partitions.ts).

-- CreateTable
CREATE TABLE "Cluster" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Cluster_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" SERIAL NOT NULL,
    "clusterId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "topicId" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConsumerGroup" (
    "id" SERIAL NOT NULL,
    "clusterId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "ConsumerGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" SERIAL NOT NULL,
    "groupId" INTEGER NOT NULL,
    "topicId" INTEGER NOT NULL,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClusterTick" (
    "clusterId" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "intervalMs" INTEGER NOT NULL,

    CONSTRAINT "ClusterTick_pkey" PRIMARY KEY ("clusterId","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "TopicTick" (
    "topicId" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "logEnd" BIGINT[],
    "logStart" BIGINT[],
    "leaderless" INTEGER[],

    CONSTRAINT "TopicTick_pkey" PRIMARY KEY ("topicId","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "SubscriptionTick" (
    "subscriptionId" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "committed" BIGINT[],
    "commitAt" BIGINT[],
    "members" INTEGER,

    CONSTRAINT "SubscriptionTick_pkey" PRIMARY KEY ("subscriptionId","at")
) PARTITION BY RANGE ("at");

-- CreateTable
CREATE TABLE "Event" (
    "id" BIGSERIAL NOT NULL,
    "clusterId" INTEGER NOT NULL,
    "groupId" INTEGER,
    "topic" TEXT,
    "partition" INTEGER,
    "at" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "message" TEXT NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Cluster_name_key" ON "Cluster"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_clusterId_name_topicId_key" ON "Topic"("clusterId", "name", "topicId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsumerGroup_clusterId_name_key" ON "ConsumerGroup"("clusterId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_groupId_topicId_key" ON "Subscription"("groupId", "topicId");

-- CreateIndex
CREATE INDEX "TopicTick_at_idx" ON "TopicTick" USING BRIN ("at");

-- CreateIndex
CREATE INDEX "SubscriptionTick_at_idx" ON "SubscriptionTick" USING BRIN ("at");

-- CreateIndex
CREATE INDEX "Event_clusterId_at_idx" ON "Event"("clusterId", "at");

-- CreateIndex
CREATE INDEX "Event_groupId_at_idx" ON "Event"("groupId", "at");

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConsumerGroup" ADD CONSTRAINT "ConsumerGroup_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "ConsumerGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subscription" ADD CONSTRAINT "Subscription_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_clusterId_fkey" FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "ConsumerGroup"("id") ON DELETE SET NULL ON UPDATE CASCADE;

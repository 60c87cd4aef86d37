-- Kafka's own id of the cluster that was watched under this name last, so that another cluster at the same addresses is known as
-- one after a restart, too. NULL until it was read.

-- AlterTable
ALTER TABLE "Cluster" ADD COLUMN "kafkaId" TEXT;

-- Groups that people set aside, by pattern: judged and shown, but nothing to be called for.
CREATE TABLE "SetAside" (
    "id" SERIAL NOT NULL,
    "clusterId" INTEGER NOT NULL,
    "pattern" TEXT NOT NULL,
    "author" TEXT,
    "reason" TEXT,
    "at" BIGINT NOT NULL,

    CONSTRAINT "SetAside_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "SetAside" ADD CONSTRAINT "SetAside_clusterId_fkey"
  FOREIGN KEY ("clusterId") REFERENCES "Cluster"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

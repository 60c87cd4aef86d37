-- A group's name may have 32,767 bytes, and a row of a B-tree holds 2,704: the names are unique by their digest, and found by a hash.
DROP INDEX "ConsumerGroup_clusterId_name_key";
CREATE UNIQUE INDEX "ConsumerGroup_clusterId_digest_key" ON "ConsumerGroup" ("clusterId", md5("name"));
CREATE INDEX "ConsumerGroup_name_idx" ON "ConsumerGroup" USING HASH ("name");

-- What groups do on topics by habit: learned over weeks, written once an hour. It goes with the name that it is of.
CREATE TABLE "Habit" (
    "subscriptionId" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "Habit_pkey" PRIMARY KEY ("subscriptionId")
);
ALTER TABLE "Habit" ADD CONSTRAINT "Habit_subscriptionId_fkey"
  FOREIGN KEY ("subscriptionId") REFERENCES "Subscription"("id") ON DELETE CASCADE ON UPDATE CASCADE;

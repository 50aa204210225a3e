ALTER TABLE "deliveries" ADD COLUMN "refusals" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "bounced_at" timestamp with time zone;--> statement-breakpoint
-- Which of those that failed before came back is not known: none of them is sent again.
UPDATE "deliveries" SET "bounced_at" = "finished_at" WHERE "status" = 'failed';

CREATE TABLE "editions" (
	"mailing_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"message" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "editions_mailing_id_locale_pk" PRIMARY KEY("mailing_id","locale")
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" text NOT NULL,
	"state" text NOT NULL,
	"pause_reason" text,
	"pause_reply" text,
	"topics" text[] NOT NULL,
	"scheduled_for" timestamp with time zone,
	"audience" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"frozen_at" timestamp with time zone,
	"resumed_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "mailings_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "send_gate" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"next_free_at" timestamp with time zone DEFAULT now() NOT NULL,
	"day" date DEFAULT now() NOT NULL,
	"begun_today" integer DEFAULT 0 NOT NULL,
	"down_since" timestamp with time zone,
	"down_reply" text,
	"retry_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_subscriber_id_subscribers_id_fk";
--> statement-breakpoint
DROP INDEX "deliveries_due";--> statement-breakpoint
DROP INDEX "deliveries_by_outcome";--> statement-breakpoint
ALTER TABLE "deliveries" ALTER COLUMN "notice" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ALTER COLUMN "subscriber_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "mailing_id" uuid;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "follows_vote" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "ambiguous" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "editions" ADD CONSTRAINT "editions_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_mailing_id_mailings_id_fk" FOREIGN KEY ("mailing_id") REFERENCES "public"."mailings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_subscriber_id_subscribers_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscribers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_due" ON "deliveries" USING btree ("next_at","id") WHERE "deliveries"."status" = 'queued' and "deliveries"."mailing_id" is null;--> statement-breakpoint
CREATE INDEX "mailings_due" ON "deliveries" USING btree ("mailing_id","next_at","id") WHERE "deliveries"."status" = 'queued' and "deliveries"."mailing_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_by_outcome" ON "deliveries" USING btree ("mailing_id","status","finished_at");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_once" UNIQUE("mailing_id","subscriber_id");--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_of_one_kind" CHECK (("deliveries"."notice" is null) <> ("deliveries"."mailing_id" is null));
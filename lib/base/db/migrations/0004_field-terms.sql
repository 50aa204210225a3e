-- Renames tables to the terms of the field: mailing → campaign, edition → snapshot, slot → send lease, gate → throttle. Every row stays.
-- A process of the previous version no longer finds these tables: pause campaigns and stop it first.
ALTER TABLE "mailings" RENAME TO "campaigns";--> statement-breakpoint
ALTER TABLE "editions" RENAME TO "snapshots";--> statement-breakpoint
ALTER TABLE "send_slots" RENAME TO "send_leases";--> statement-breakpoint
ALTER TABLE "send_gate" RENAME TO "send_throttle";--> statement-breakpoint
ALTER TABLE "snapshots" RENAME COLUMN "mailing_id" TO "campaign_id";--> statement-breakpoint
ALTER TABLE "deliveries" RENAME COLUMN "mailing_id" TO "campaign_id";--> statement-breakpoint
ALTER TABLE "send_leases" RENAME COLUMN "slot" TO "id";--> statement-breakpoint
ALTER INDEX "mailings_due" RENAME TO "campaigns_due";--> statement-breakpoint
ALTER INDEX "mailings_pkey" RENAME TO "campaigns_pkey";--> statement-breakpoint
ALTER INDEX "send_slots_pkey" RENAME TO "send_leases_pkey";--> statement-breakpoint
ALTER INDEX "send_gate_pkey" RENAME TO "send_throttle_pkey";--> statement-breakpoint
ALTER TABLE "campaigns" RENAME CONSTRAINT "mailings_slug_unique" TO "campaigns_slug_unique";--> statement-breakpoint
ALTER TABLE "snapshots" RENAME CONSTRAINT "editions_mailing_id_locale_pk" TO "snapshots_campaign_id_locale_pk";--> statement-breakpoint
ALTER TABLE "snapshots" RENAME CONSTRAINT "editions_mailing_id_mailings_id_fk" TO "snapshots_campaign_id_campaigns_id_fk";--> statement-breakpoint
ALTER TABLE "deliveries" RENAME CONSTRAINT "deliveries_mailing_id_mailings_id_fk" TO "deliveries_campaign_id_campaigns_id_fk";--> statement-breakpoint
ALTER TABLE "send_leases" RENAME CONSTRAINT "send_slots_delivery_id_unique" TO "send_leases_delivery_id_unique";--> statement-breakpoint
ALTER TABLE "send_leases" RENAME CONSTRAINT "send_slots_delivery_id_deliveries_id_fk" TO "send_leases_delivery_id_deliveries_id_fk";--> statement-breakpoint
DROP FUNCTION claim_next(smallint, uuid, bigint, double precision, bigint, smallint, text, uuid, timestamptz, bigint);--> statement-breakpoint
-- What lib/newsletter/delivery/claim-next.ts calls for every message. It is a function so that PostgreSQL plans its statements once,
-- which takes a tenth of the time.
--
-- Records the message of the lease as sent (if sent_id is given) and points the lease at the next due message: notifications before
-- campaign messages; the walk through a campaign continues behind (after_due, after_id). Readers who no longer want the message are
-- skipped. Returns no row when another owner holds the lease; a row without a delivery when nothing is due or, with is_over = false,
-- when so many were skipped that the caller asks again.
create function claim_next(
  of_lease smallint, of_owner uuid, of_epoch bigint, for_seconds double precision,
  sent_id bigint, sent_code smallint, sent_reply text,
  of_campaign uuid, after_due timestamptz, after_id bigint
) returns table (
  is_over boolean, delivery_id bigint, campaign_id uuid, locale text, subscriber_id uuid, address text,
  first_dispatch_at timestamptz, attempts smallint, next_at timestamptz
) language plpgsql as $$
#variable_conflict use_column
declare
  held send_leases;
  due deliveries;
  reader subscribers;
  is_wanted boolean;
begin
  select * into held from send_leases s where s.id = of_lease and s.owner = of_owner and s.epoch = of_epoch for update;
  if not found then return; end if;
  -- The answer to an earlier call was lost: this is what it said.
  if held.delivery_id is not null and held.delivery_id is distinct from sent_id then
    return query select true, held.delivery_id, null::uuid, null, null::uuid, null, null::timestamptz, null::smallint, null::timestamptz;
    return;
  end if;
  if held.delivery_id = sent_id then
    update deliveries d set status = 'sent', finished_at = now(), smtp_code = sent_code, smtp_reply = sent_reply where d.id = sent_id;
  end if;
  is_wanted := false;
  for skipped in 0..200 loop
    select * into due from deliveries d
      where d.status = 'queued' and d.campaign_id is null and d.next_at <= now()
      order by d.next_at, d.id limit 1 for update skip locked;
    if due.id is null and of_campaign is not null then
      select * into due from deliveries d
        where d.status = 'queued' and d.campaign_id = of_campaign and d.next_at <= now() and (d.next_at, d.id) > (after_due, after_id)
          and exists (select from campaigns m where m.id = of_campaign and m.state = 'sending')
        order by d.next_at, d.id limit 1 for update skip locked;
    end if;
    exit when due.id is null;
    select * into reader from subscribers s where s.id = due.subscriber_id;
    if due.campaign_id is not null then
      after_due := due.next_at;
      after_id := due.id;
      is_wanted := reader.state = 'confirmed' and case
        when due.follows_vote then reader.follows_vote
        else reader.topics = '{}' or reader.topics && (select m.topics from campaigns m where m.id = of_campaign) end;
    else
      is_wanted := reader.id is not null and (due.notice <> 'welcome' or reader.state = 'confirmed')
        and not exists (select from mailed_links l where l.id = due.link_id and l.expires_at <= now());
    end if;
    exit when is_wanted;
    update deliveries d set status = 'skipped', finished_at = now() where d.id = due.id;
  end loop;
  if is_wanted then
    update deliveries d set status = 'sending', attempts = d.attempts + 1, first_dispatch_at = coalesce(d.first_dispatch_at, now())
      where d.id = due.id returning * into due;
  end if;
  update send_leases s set delivery_id = case when is_wanted then due.id end, lease_until = now() + make_interval(secs => for_seconds)
    where s.id = of_lease;
  if is_wanted then
    return query select true, due.id, due.campaign_id, due.locale, due.subscriber_id, reader.address,
      due.first_dispatch_at, due.attempts, due.next_at;
  else
    return query select due.id is null, null::bigint, null::uuid, null, null::uuid, null, null::timestamptz, null::smallint, null::timestamptz;
  end if;
end $$;

-- What lib/deliveries/claim-next.ts asks for every message: written down here so that its plans are made once and kept, which
-- takes a tenth of the time. Processes of the version before may still call it: its name and what it takes must stay what they are.
--
-- Books the slot's message as sent, where one is given, and points the slot at the next that is due, notices before those of the
-- mailing, whose walk goes on behind (after_due, after_id). Who does not want it any more by now is skipped. No row: the slot is
-- somebody else's. A row without a delivery: nothing is due; or, where is_over is false, there were so many to skip that it is to be
-- asked again.
create function claim_next(
  of_slot smallint, of_owner uuid, of_epoch bigint, for_seconds double precision,
  sent_id bigint, sent_code smallint, sent_reply text,
  of_mailing uuid, after_due timestamptz, after_id bigint
) returns table (
  is_over boolean, delivery_id bigint, mailing_id uuid, locale text, subscriber_id uuid, address text,
  first_dispatch_at timestamptz, attempts smallint, next_at timestamptz
) language plpgsql as $$
#variable_conflict use_column
declare
  held send_slots;
  due deliveries;
  reader subscribers;
  is_wanted boolean;
begin
  select * into held from send_slots s where s.slot = of_slot and s.owner = of_owner and s.epoch = of_epoch for update;
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
      where d.status = 'queued' and d.mailing_id is null and d.next_at <= now()
      order by d.next_at, d.id limit 1 for update skip locked;
    if due.id is null and of_mailing is not null then
      select * into due from deliveries d
        where d.status = 'queued' and d.mailing_id = of_mailing and d.next_at <= now() and (d.next_at, d.id) > (after_due, after_id)
          and exists (select from mailings m where m.id = of_mailing and m.state = 'sending')
        order by d.next_at, d.id limit 1 for update skip locked;
    end if;
    exit when due.id is null;
    select * into reader from subscribers s where s.id = due.subscriber_id;
    if due.mailing_id is not null then
      after_due := due.next_at;
      after_id := due.id;
      is_wanted := reader.state = 'confirmed' and case
        when due.follows_vote then reader.follows_vote
        else reader.topics = '{}' or reader.topics && (select m.topics from mailings m where m.id = of_mailing) end;
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
  update send_slots s set delivery_id = case when is_wanted then due.id end, lease_until = now() + make_interval(secs => for_seconds)
    where s.slot = of_slot;
  if is_wanted then
    return query select true, due.id, due.mailing_id, due.locale, due.subscriber_id, reader.address,
      due.first_dispatch_at, due.attempts, due.next_at;
  else
    return query select due.id is null, null::bigint, null::uuid, null, null::uuid, null, null::timestamptz, null::smallint, null::timestamptz;
  end if;
end $$;

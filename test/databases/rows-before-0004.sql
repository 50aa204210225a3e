-- Rows of a database at migration 0003, as a killed process left them in the middle of a campaign: a row in every table, a value in
-- every column. Upgraded by upgrade.test.ts.
insert into subscribers (id, address, address_key, state, locale, topics, follows_vote, created_at, confirmed_at, unsubscribed_at) values
  ('00000000-0000-4000-8000-000000000001', 'Ada@example.org', 'ada@example.org', 'confirmed', 'en', '{jax,tools}', true, '2026-01-01 10:00:00.123456+00', '2026-01-01 11:00+00', null),
  ('00000000-0000-4000-8000-000000000002', 'bob@example.org', 'bob@example.org', 'confirmed', 'en', '{}', false, '2026-01-02 10:00+00', '2026-01-02 11:00+00', null),
  ('00000000-0000-4000-8000-000000000003', 'chen@example.org', 'chen@example.org', 'confirmed', 'zh', '{jax}', false, '2026-01-03 10:00+00', '2026-01-03 11:00+00', null),
  ('00000000-0000-4000-8000-000000000004', 'dana@example.org', 'dana@example.org', 'unsubscribed', 'en', '{jax}', false, '2026-01-04 10:00+00', '2026-01-04 11:00+00', '2026-02-01 09:00+00'),
  ('00000000-0000-4000-8000-000000000005', 'eve@example.org', 'eve@example.org', 'pending', 'en', '{}', false, '2026-01-05 10:00+00', null, null);

insert into consents overriding system value values
  (7, '00000000-0000-4000-8000-000000000001', 'asked', '2026-01', 'en', '{jax,tools}', '/subscribe', '192.0.2.0/24', '2026-01-01 10:00+00'),
  (9, '00000000-0000-4000-8000-000000000004', 'withdrew', '2026-01', 'en', '{jax}', '/unsubscribe', null, '2026-02-01 09:00+00');

insert into mailed_links values
  ('00000000-0000-4000-9000-000000000001', 'hash-1', 'change-address', '00000000-0000-4000-8000-000000000001', 'en', '{jax}', 'ada@new.example', '2026-01-06 10:00+00', '2026-01-06 11:00+00', '2026-01-06 10:30+00'),
  ('00000000-0000-4000-9000-000000000002', 'hash-2', 'confirm', '00000000-0000-4000-8000-000000000005', 'en', '{}', null, '2026-01-05 10:00+00', '2999-01-01 00:00+00', null);

insert into suppressions values ('hash-of-dana', 'complained', '2026-02-01 09:00+00');
insert into rate_windows values ('signup:192.0.2.0', '2026-02-01 09:00+00', 3);
insert into spent_challenges values ('signature-1', '2999-01-01 00:00+00');
insert into votes values ('next-framework', '00000000-0000-4000-8000-000000000001', 'jax', '00000000-0000-4000-8000-000000000001', '2026-01-20 08:00+00', '2026-01-21 08:00+00');

insert into mailings values
  ('00000000-0000-4000-a000-000000000001', 'jax-in-depth', 'sending', null, null, '{jax}', '2026-02-01 08:00+00', 5, '2026-01-31 08:00+00', '2026-02-01 08:00:01+00', '2026-02-01 08:30+00', null),
  ('00000000-0000-4000-a000-000000000002', 'flax', 'paused', 'many-failures', '550 5.1.1 no such user', '{}', null, 1, '2026-01-10 08:00+00', '2026-01-10 08:00+00', null, null),
  ('00000000-0000-4000-a000-000000000003', 'optax', 'done', null, null, '{jax}', null, 1, '2026-01-05 08:00+00', '2026-01-05 08:00+00', null, '2026-01-05 08:10+00');

insert into editions
  select id, locale, 'JAX in depth (' || locale || ')', '<p>Hello</p>', 'Hello',
    'From: Twinko AI <news@newsletter.example>' || E'\r\n' || 'Subject: JAX in depth (' || locale || ')' || E'\r\n\r\n' || 'Leave: https://newsletter.example/unsubscribe/' || rpad('unsubscribe', 62, '_') || E'\r\n',
    'sha256-' || locale
  from mailings, (values ('en'), ('zh')) as languages (locale) where slug = 'jax-in-depth';

-- In the running campaign: Ada has it, Bob's lease ended while his was being sent, Chen waits, Dana has left, one was erased.
insert into deliveries (id, notice, subscriber_id, link_id, status, attempts, next_at, first_dispatch_at, finished_at, smtp_code, smtp_reply, created_at, mailing_id, locale, follows_vote, ambiguous, refusals, bounced_at) overriding system value values
  (101, null, '00000000-0000-4000-8000-000000000001', null, 'sent', 2, '2026-02-01 08:00+00', '2026-02-01 08:00:02+00', '2026-02-01 08:00:03+00', 250, '250 2.0.0 Ok', '2026-02-01 08:00+00', '00000000-0000-4000-a000-000000000001', 'en', true, 1, 1, null),
  (102, null, '00000000-0000-4000-8000-000000000002', null, 'sending', 1, '2026-02-01 08:00+00', '2026-02-01 08:00:04+00', null, null, null, '2026-02-01 08:00+00', '00000000-0000-4000-a000-000000000001', 'en', false, 0, 0, null),
  (103, null, '00000000-0000-4000-8000-000000000003', null, 'queued', 1, '2026-02-01 08:05+00', '2026-02-01 08:00:05+00', null, 450, '450 4.2.0 later', '2026-02-01 08:00+00', '00000000-0000-4000-a000-000000000001', 'zh', false, 0, 0, null),
  (104, null, '00000000-0000-4000-8000-000000000004', null, 'queued', 0, '2026-02-01 08:00+00', null, null, null, null, '2026-02-01 08:00+00', '00000000-0000-4000-a000-000000000001', 'en', false, 0, 0, null),
  (105, null, null, null, 'skipped', 0, '2026-02-01 08:00+00', null, '2026-02-01 08:00:06+00', null, null, '2026-02-01 08:00+00', '00000000-0000-4000-a000-000000000001', 'en', false, 0, 0, null),
  (106, null, '00000000-0000-4000-8000-000000000002', null, 'failed', 1, '2026-01-10 08:00+00', '2026-01-10 08:00+00', '2026-01-10 08:01+00', 550, '550 5.1.1 no such user', '2026-01-10 08:00+00', '00000000-0000-4000-a000-000000000002', 'en', false, 0, 2, '2026-01-10 09:00+00'),
  (107, null, '00000000-0000-4000-8000-000000000001', null, 'sent', 1, '2026-01-05 08:00+00', '2026-01-05 08:00+00', '2026-01-05 08:01+00', 250, '250 ok', '2026-01-05 08:00+00', '00000000-0000-4000-a000-000000000003', 'en', false, 0, 0, null),
  (108, 'confirm', '00000000-0000-4000-8000-000000000005', '00000000-0000-4000-9000-000000000002', 'queued', 0, '2026-01-05 10:00+00', null, null, null, null, '2026-01-05 10:00+00', null, null, false, 0, 0, null);
select setval('deliveries_id_seq', 108), setval('consents_id_seq', 9);

insert into send_slots values
  (0, '00000000-0000-4000-b000-000000000001', 12, '2026-02-01 08:01+00', 102),
  (1, null, 4, '2026-02-01 08:01+00', null);
insert into send_gate values (1, '2026-02-01 08:00:04+00', '2026-02-01', 3, '2026-02-01 07:00+00', '421 4.3.2 busy', '2026-02-01 07:00:05+00');

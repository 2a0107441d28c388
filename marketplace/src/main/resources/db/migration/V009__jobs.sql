-- When which job runs next, and which instance runs it now (db-scheduler's own table).
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- When ECPay was last asked about an attempt.
alter table payment_attempt add column asked_at timestamptz;
alter table payment_attempt add check ((asked_at is null) = (queries = 0));

-- Attempts from before this table of jobs are asked about from now on.
update payment_attempt set next_query_at = now() where status in ('created', 'unknown', 'code_issued');

-- Every question about an attempt and what came of it. Never changed.
create table payment_query (
  id bigint generated always as identity primary key,
  attempt_id bigint not null references payment_attempt (id),
  asked_at timestamptz not null,
  -- ECPay's status in a word, or why there is none.
  outcome text not null check (length(outcome) between 1 and 40),
  detail text check (length(detail) <= 500)
);
create index payment_query_attempt on payment_query (attempt_id, id);
create trigger payment_query_is_append_only before update or delete or truncate on payment_query
  for each statement execute function refuse_change();

-- How often ECPay may be asked, for all instances together: one row for each kind of call.
create table ecpay_budget (
  kind text primary key check (kind in ('question', 'file')),
  worked_off_at timestamptz not null,
  closed_until timestamptz not null
);
insert into ecpay_budget values ('question', '-infinity', '-infinity'), ('file', '-infinity', '-infinity');

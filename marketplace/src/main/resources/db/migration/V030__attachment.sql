-- Files that people hand over in an order. The bytes lie on disk under the same id; what they are is told here and never
-- changes. What a file belongs to is a plain word of its owner's, like the uploader: a file outlives both.

create table attachment (
  number bigint generated always as identity primary key,
  id text not null unique check (id ~ '^[0-9a-f]{32}$'),
  reference text not null check (reference ~ '^[A-Za-z0-9._-]{1,64}$'),
  step text not null check (step ~ '^[a-z]+(-[a-z0-9]+)*$' and char_length(step) <= 64),
  uploader_id bigint not null,
  name text not null check (char_length(name) between 1 and 200 and name !~ '[/\\[:cntrl:]]'),
  kind text not null check (kind ~ '^[A-Z0-9_]{1,20}$'),
  size bigint not null check (size >= 1),
  sha256 bytea not null check (length(sha256) = 32),
  at timestamptz not null
);

create index attachment_of_reference on attachment (reference, number);

create trigger attachment_is_append_only
  before update or delete or truncate on attachment
  for each statement execute function refuse_change();

-- Who has fetched a file, and when first.
create table attachment_view (
  attachment_id text not null references attachment (id),
  account_id bigint not null,
  at timestamptz not null,
  primary key (attachment_id, account_id)
);

create trigger attachment_view_is_append_only
  before update or delete or truncate on attachment_view
  for each statement execute function refuse_change();

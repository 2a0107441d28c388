-- Who people are. One account can buy and sell; operators are separate accounts.
create table account (
  id           bigint generated always as identity primary key,
  -- Kept in lower case by the application, so the plain unique constraint ignores case.
  email        varchar(254)  not null unique check (email = lower(email)),
  display_name varchar(40)   not null check (display_name <> ''),
  bio          varchar(1000) not null default '',
  role         varchar(8)    not null check (role in ('MEMBER', 'OPERATOR')),
  -- With the prefix that names the algorithm, e.g. {bcrypt}.
  password     varchar(200)  not null,
  created_at   timestamptz   not null,
  updated_at   timestamptz   not null
);

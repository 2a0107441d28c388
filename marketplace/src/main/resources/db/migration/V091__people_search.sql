-- Operators look for people by any part of a name or an address, and find the orders of those people by indexes that are there.

-- As search sees a text: full-width forms and letter case folded. The catalogue's SearchText does the same.
create function folded(written text) returns text
  language sql immutable strict parallel safe
  return lower(normalize(written, nfkc));

-- Its characters and its pairs of neighbours. ("offset 0" folds it once and not for each of them.)
create function text_keys(written text) returns text[]
  language sql immutable strict parallel safe
  return (
    select array_agg(distinct substr(text, place, length))
    from (select folded(written) offset 0) as fold (text),
      generate_series(1, char_length(text)) as place,
      (values (1), (2)) as lengths (length));

-- Those that a text must have to contain this one: its pairs, or the one character that it is.
create function text_parts(sought text) returns text[]
  language sql immutable strict parallel safe
  return (
    select array_agg(distinct substr(text, place, 2))
    from (select folded(sought) offset 0) as fold (text),
      generate_series(1, greatest(char_length(text) - 1, 1)) as place);

alter table account add column search_keys text[] not null
  generated always as (text_keys(display_name || ' ' || email)) stored;

create index account_search on account using gin (search_keys);

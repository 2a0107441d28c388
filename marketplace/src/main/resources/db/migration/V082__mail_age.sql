-- Old notices and mails are removed. Rows come in the order of time, so an index of a few pages finds the old ones.
create index notice_by_age on notice using brin (at) with (pages_per_range = 32, autosummarize = on);
create index mail_by_age on mail using brin (written_at) with (pages_per_range = 32, autosummarize = on);

-- Notices are read in the order of the moments that they show, which is not quite that in which they are written.
create index notice_by_time on notice (account_id, at desc, id desc);
drop index notice_newest;

-- An order moves about ten times, the first time soon after it was made. With room for its next version on the same page
-- none of the nine indexes has to be written, for no column of theirs changes.
alter table orders set (fillfactor = 80);

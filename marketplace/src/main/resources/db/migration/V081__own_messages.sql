-- All that was said to a person, for the copy of his own data.
create index message_of_recipient on message (recipient_id);

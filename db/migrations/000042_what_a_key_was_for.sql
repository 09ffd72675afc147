-- A program that sends another body, or to another record, under a key it has used already was answered as if that had
-- been done. What was sent with a key is kept as a digest, so that it can be told.
alter table idempotency add column digest text not null default '';
comment on column idempotency.digest is 'public: SHA-256 of where and what was sent with the key, or empty when the key was made of it';

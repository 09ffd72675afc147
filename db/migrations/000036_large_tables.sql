-- A plan of a region of 100,000 people keeps its table of people as a file.

alter table file drop constraint file_bytes_check;
alter table file add constraint file_bytes_check check (octet_length(bytes) <= 33554432);
comment on table file is 'A file of up to 32 MB, uploaded or made.';

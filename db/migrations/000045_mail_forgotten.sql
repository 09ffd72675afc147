-- A mail holds the token of its link in clear: its text goes when it is sent, and the mail itself after a while.

grant delete on mail to banso_app;
create policy forgetting on mail for delete to banso_app using (hub_id = actor_hub() and actor_hat() = 'system');
comment on column mail.body is 'sensitive: text, which may hold a link that signs in; empty once the mail is sent or given up';

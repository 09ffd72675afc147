-- A repair after a no says whether anybody else is moved, and what that would bring.

alter table suggestion add column calm jsonb;
comment on column suggestion.calm is 'personal: whom else of the plan that holds a repair would move, by codes, and what that brings; null without such a plan';

-- Finding records that look alike, and making two of them one.

-- A name for comparing: width, case, spaces and the kind of company do not count.
-- Replacing fixed words is some ten times as fast as one regular expression, and lists of pairs fold every name.
create function alike_name(name text) returns text language sql immutable
  return translate(
    replace(replace(replace(replace(replace(replace(replace(replace(
      lower(normalize(name, nfkc)),
      '株式会社', ''), '有限会社', ''), '合同会社', ''), '合資会社', ''), '合名会社', ''), '(株)', ''), '(有)', ''), '(同)', ''),
    ' ・.,''-' || chr(9) || chr(12288), '');

create index firm_alike on firm (hub_id, alike_name(name));
create index person_alike on person (alike_name(name));

-- Who was invited to one of the two is invited to the one that stays.
grant update (firm_id, person_id) on invitation to banso_app;

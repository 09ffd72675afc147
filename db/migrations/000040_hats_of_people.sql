-- Whether a person ever had an account here is asked of each of a region's people. With all hats of the hub to look
-- through for each, a page that counts 60,000 people took a second and a half longer.
create index hat_by_person on hat (hub_id, person_id) where person_id is not null;

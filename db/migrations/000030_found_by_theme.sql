-- Records that were saved before themes were searched are found by them too: the theme's Japanese name, folded, and its
-- lexemes, as `themeSearchTexts` and the search's rules write them. They stand last, so they are put behind the rest.
do $$
declare t text;
begin
  foreach t in array array['person', 'project'] loop
    execute format('alter table %I no force row level security', t);
    execute format($fill$
      with theme (name, plain, grams) as (values
        ('product-development', '商品開発', '{^商品,品開,^開発}'::text[]),
        ('domestic-sales', '販路開拓', '{^販路,路開,^開拓}'),
        ('overseas-sales', '海外販路', '{^海外,外販,^販路}'),
        ('finance', '財務・会計', '{^財務,^会計}'),
        ('it', 'it・デジタル', '{it,^でじ,じた,たる}'),
        ('management', '経営', '{^経営}'),
        ('production', '生産管理', '{^生産,産管,^管理}'),
        ('logistics', '物流', '{^物流}'),
        ('people-matters', '人事・採用', '{^人事,^採用}'),
        ('public-relations', '広報', '{^広報}'),
        ('succession', '事業承継', '{^事業,業承,^承継}'),
        ('tourism', '観光・まちづくり', '{^観光,^まち,ちづ,^づく,くり}'))
      update %1$I r set search_text = r.search_text || told.text, search_grams = r.search_grams || told.grams
      from %1$I saved,
        lateral (select string_agg(E'\n' || theme.plain, '' order by place) as text
          from unnest(saved.themes) with ordinality as of_record(name, place) join theme using (name)) words,
        lateral (select words.text, array_to_tsvector(array_agg(distinct gram)) as grams
          from theme, unnest(theme.grams) gram where theme.name = any(saved.themes)) told
      where saved.%2$I = r.%2$I and cardinality(saved.themes) > 0
        and right(saved.search_text, length(told.text)) <> told.text$fill$, t, t || '_id');
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

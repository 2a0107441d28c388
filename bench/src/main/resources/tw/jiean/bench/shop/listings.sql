-- Published listings with plans, categories and questions, ten of each seller, all older than the orders. What the product
-- derives when a seller publishes (search text and keys, lowest price, shortest time) is derived here by the same rules.

create temp table shelf (n bigint, slug text, name text, english_name text, things text[]);
insert into pg_temp.shelf values
  (0, 'design', '平面設計', 'Design', array['品牌標誌', '名片', '海報', '活動主視覺', '產品包裝', '網站介面']),
  (1, 'programming', '程式開發', 'Programming', array['購物網站', '後台系統', '資料爬蟲', '聊天機器人', 'LINE 官方帳號', 'App']),
  (2, 'video', '影片製作', 'Video', array['短影音', '活動紀錄', '產品開箱', '動畫說明', '教學影片', '婚禮影片']),
  (3, 'translation', '翻譯', 'Translation', array['英文合約', '日文網站', '韓文字幕', '學術論文', '產品說明書', '履歷']),
  (4, 'writing', '文案寫作', 'Writing', array['部落格文章', '品牌故事', '新聞稿', '電子報', '募資頁面', '產品文案']),
  (5, 'marketing', '行銷企劃', 'Marketing', array['社群貼文', '廣告投放', '關鍵字', '網紅合作', '年度企劃', '搜尋排名']),
  (6, 'music', '音樂配音', 'Music', array['廣告配樂', '中文旁白', '台語配音', '編曲', '混音', 'Podcast 剪輯']),
  (7, 'photography', '攝影', 'Photography', array['商品照', '形象照', '空間攝影', '美食照', '活動攝影', '全家福']),
  (8, 'teaching', '教學', 'Teaching', array['英文會話', '程式入門', '吉他', '書法', '數學家教', '簡報技巧']),
  (9, 'business', '商務顧問', 'Business', array['公司登記', '財務報表', '商業計畫書', '市場調查', '簡報製作', '資料整理']);

insert into category (slug, name, english_name) select slug, name, english_name from pg_temp.shelf order by n;

create temp table offer as
select number.n, seller.id as seller_id, category.id as category_id,
  case when pg_temp.pick(number.n, 7, 8) = 0 then other.id end as second_category_id,
  (array['手繪風', '極簡', '專業', '快速', '客製', '質感', '在地', '全方位', '高效率', '溫暖'])[1 + pg_temp.pick(number.n, 2, 10)]
    || shelf.things[1 + pg_temp.pick(number.n, 3, 6)]
    || (array['設計', '製作', '代工', '諮詢', '健檢', '改造', '套餐', '一條龍服務'])[1 + pg_temp.pick(number.n, 4, 8)] as title,
  (array['先聽您的需求，再提出兩個方向。', '提供完整原始檔與使用說明。', '每週回報進度，讓您隨時掌握。', '合作過百家中小企業。'])
      [1 + pg_temp.pick(number.n, 5, 4)]
    || (array['不滿意可修改，準時交件。', '急件請先來訊詢問。', '價格含稅，開立發票。', '適合新創與個人工作室。'])[1 + pg_temp.pick(number.n, 6, 4)]
    || E'\n' || '內容包含討論、初稿、修改與完稿四個階段。' as description,
  (array[300, 500, 800, 1000, 1200, 1500, 2000, 3000, 5000, 8000, 12000, 20000])[1 + pg_temp.pick(number.n, 8, 12)]
    + 10 * pg_temp.pick(number.n, 9, 20) as price,
  case when pg_temp.pick(number.n, 10, 10) > 0 then 1 + pg_temp.pick(number.n, 13, 21) end as days,
  pg_temp.pick(number.n, 14, 5) < 3 as has_premium,
  pg_temp.pick(number.n, 15, 4) as asks,
  now() - interval '2 years' - interval '1 minute' * (pg_temp.wanted('listings') - number.n) as at
from generate_series(0, pg_temp.wanted('listings') - 1) number (n)
join pg_temp.seller on seller.n = pg_temp.pick(number.n, 1, pg_temp.wanted('listings') / 10)
join pg_temp.shelf on shelf.n = pg_temp.pick(number.n, 16, 10)
join category on category.slug = shelf.slug
join pg_temp.shelf other_shelf on other_shelf.n = (shelf.n + 3) % 10
join category other on other.slug = other_shelf.slug;

-- A listing's number follows its place in this order, so the n-th row has the n-th number.
insert into listing (seller_id, title, description, created_at, updated_at, category_ids, price_from, days_from, several_plans,
  search_text, search_keys)
select seller_id, title, description, at, at,
  (select array_agg(c order by c) from unnest(array[category_id, second_category_id]) c where c is not null),
  price, days, has_premium, found.text,
  (select array_agg(distinct part)
     from (select c, c || lead(c) over (order by i) as pair
       from unnest(string_to_array(found.text, null)) with ordinality characters (c, i)) neighbours,
       lateral (values (c), (pair)) parts (part)
    where part is not null and position(' ' in part) = 0)
from pg_temp.offer, lateral (select regexp_replace(lower(normalize(
    title || E'\n基本方案\n' || case when has_premium then '完整方案' else '' end || E'\n' || description, nfkc)), '\s+', ' ', 'g'))
  found (text)
order by n;

create temp table listed as
  select row_number() over (order by id) - 1 as n, id from listing;
create unique index on pg_temp.listed (n);
alter table pg_temp.offer add column listing_id bigint;
update pg_temp.offer set listing_id = listed.id from pg_temp.listed where listed.n = offer.n;
create unique index on pg_temp.offer (n);
analyze pg_temp.offer;

insert into listing_plan (listing_id, kind, title, description, price, delivery_days, revisions)
select listing_id, 'standard', '基本方案', '一個版本，含一次討論與完稿。', price, days, 1 + pg_temp.pick(n, 17, 3) from pg_temp.offer
union all
select listing_id, 'premium', '完整方案', '三個版本，含原始檔與商用授權。', price * 2, days + 7, 3 from pg_temp.offer where has_premium;

insert into listing_category (listing_id, category_id)
select listing_id, category_id from pg_temp.offer
union all
select listing_id, second_category_id from pg_temp.offer where second_category_id is not null;

insert into listing_question (listing_id, position, kind, label, choices, mandatory)
select listing_id, position, kind, label, choices, position = 1
from pg_temp.offer, (values
  (1, 'long_text', '請說明您的需求與目標客群。', '{}'::text[]),
  (2, 'choice', '您希望的風格？', array['簡約', '活潑', '專業', '由您決定']),
  (3, 'short_text', '有參考網址嗎？', '{}'::text[])) question (position, kind, label, choices)
where position <= asks;

-- Declared differences: a split payment counts line by line instead of whole for its first category, so its money moves
-- between categories, and between spending and income where its categories are of both kinds. What comes in less what
-- goes out per month and currency, and the categories with their names, are equal.

-- name: net per month and currency
-- key: household, month, currency
select household, month, currency, sum(case kind when 'INCOME' then total else -total end)::bigint as net
    from ${schema}.spending
    group by household, month, currency;

-- name: categories
-- key: household, category
select household, category, name, kind from ${schema}.category;

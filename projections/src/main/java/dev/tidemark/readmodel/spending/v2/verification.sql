-- name: every sum is of a known category of its kind, or uncategorised
select s.household, s.month, s.kind, s.category
    from ${schema}.spending s
    left join ${schema}.category c on c.household = s.household and c.category = s.category
    where s.category <> '00000000-0000-0000-0000-000000000000' and (c.category is null or c.kind <> s.kind);

-- name: a category stands below a known one of its kind
select c.household, c.category, c.parent
    from ${schema}.category c
    left join ${schema}.category p on p.household = c.household and p.category = c.parent
    where c.parent is not null and (p.category is null or p.kind <> c.kind);

-- name: no category stands below itself
with recursive above as (
    select household, category, parent from ${schema}.category where parent is not null
    union
    select a.household, a.category, p.parent
        from above a join ${schema}.category p on p.household = a.household and p.category = a.parent
        where p.parent is not null)
select household, category from above where parent = category;

-- name: each line is worth at least the smallest unit of its currency
select household, month, kind, category, currency, member, money_out, money_in, lines
    from ${schema}.spending
    where money_out < 0 or money_in < 0 or money_out + money_in < lines;

-- name: no sum without transactions, none with more of them than lines
select household, month, kind, category, currency, member, lines, transactions
    from ${schema}.spending
    where transactions <= 0 or lines < transactions;

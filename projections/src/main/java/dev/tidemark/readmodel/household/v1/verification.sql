-- name: every member, account and category is of a known household
select 'member' as of_what, household, member as id from ${schema}.member
    where household not in (select household from ${schema}.household)
union all
select 'account', household, account from ${schema}.account
    where household not in (select household from ${schema}.household)
union all
select 'category', household, category from ${schema}.category
    where household not in (select household from ${schema}.household);

-- name: a category's parent exists and is of the same kind
select c.household, c.category, c.parent
    from ${schema}.category c
    left join ${schema}.category p on p.household = c.household and p.category = c.parent
    where c.parent is not null and (p.category is null or p.kind <> c.kind);

-- name: no category lies below itself
with recursive above as (
    select household, category, parent, 1 as depth from ${schema}.category where parent is not null
    union all
    select a.household, a.category, c.parent, a.depth + 1
        from above a join ${schema}.category c on c.household = a.household and c.category = a.parent
        where c.parent is not null and a.depth < 1000)
select household, category from above where parent = category;

-- name: no account is closed before it is opened
select household, account from ${schema}.account where closed_on < opened_on;

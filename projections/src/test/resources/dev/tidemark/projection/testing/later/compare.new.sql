-- Declared differences: the payee, and whether an entry was amended.

-- name: entries
-- key: household, aggregate
select household, aggregate, account, amount, direction, booked_on from ${schema}.entry;

-- name: totals per account
-- key: household, account
select household, account, events, total from ${schema}.account;

-- Declared: what is known now in version 2 is what version 1 holds. Not compared, since version 1 has nothing of the
-- kind: the revisions before, since when and until when each was known, who made it, categories and accounts.

-- name: entries
-- key: household, transaction, leg
select household, transaction, leg, kind, account, amount, currency, booked_on, value_on, other_account, other_amount,
        other_currency, other_booked_on, payee, memo, member, source_import, source_line, version, voided
    from ${schema}.entry;

-- name: lines
-- key: household, transaction, line
select household, transaction, line, ordinal, category, amount, currency, memo
    from ${schema}.line;

/// PostgreSQL's DDL as the rules need it: tables, columns, constraints, indexes, what is altered
/// and dropped. Bodies of functions and queries are skipped. It uses nothing of the linter.
///
/// The reader is our own because the parsers for Java refuse what the rules are about: JSqlParser
/// 5.3 knows neither partial indexes nor `concurrently`, `not valid`, `references .. on delete` and
/// `create extension`. What this one cannot read is reported, so nothing passes unread.
@NullMarked
package dev.tidemark.lint.sql;

import org.jspecify.annotations.NullMarked;

/// What every decision has in common: the command, the facts it may use beside its aggregate's own
/// state, and the ways in which it may be refused. Aggregates and the event store both build on it;
/// it knows neither HTTP nor SQL.
@NullMarked
package dev.tidemark.command.decision;

import org.jspecify.annotations.NullMarked;

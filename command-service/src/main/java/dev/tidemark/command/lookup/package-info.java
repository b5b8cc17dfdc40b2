/// The small tables that decisions across aggregates are checked against: who belongs to a
/// household, which accounts and categories it has, which statement lines it knows. Written in the
/// transaction of the event they follow from, and never by anything else.
@NullMarked
package dev.tidemark.command.lookup;

import org.jspecify.annotations.NullMarked;

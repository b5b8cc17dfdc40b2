/// Axon's part of the corridor, wired by hand: a command bus, one repository per aggregate, and
/// Axon's JDBC engine writing through `event_store.begin_command` and `event_store.append`. There
/// are no processors and no tracking tokens here: what reads the events is the relay. May use
/// `decision` and `lookup`; aggregates know it only by [Decisions].
@NullMarked
package dev.tidemark.command.eventstore;

import org.jspecify.annotations.NullMarked;

package dev.tidemark.command.statementimport;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A leg of a recorded transaction, as a statement would show it.
///
/// @param amount signed minor units
/// @param reference keyed hash of the bank's reference
/// @param key keyed hash of the statement line that it came from, if it came from one
record KnownLine(
        UUID transaction,
        LocalDate bookedOn,
        long amount,
        @Nullable String reference,
        @Nullable String key) {}

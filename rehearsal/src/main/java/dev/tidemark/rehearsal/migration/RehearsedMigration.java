package dev.tidemark.rehearsal.migration;

import dev.tidemark.projection.verification.Report;
import java.util.List;
import java.util.Map;

/// What a rehearsal found.
///
/// @param readModel for example `spending`
/// @param events that both versions were folded from
/// @param seconds of each step, in the order of the steps; one of the engine's that took less than
///   a tenth of a second may be left out, and without a passed report nothing was switched
/// @param report of the verification, without values
/// @param risks that the plan names
/// @param schema what the new version's tables have and the old one's have not
/// @param queries by which the two were verified, file by file of the new version, ready to be
///   asked
public record RehearsedMigration(
        String readModel,
        int from,
        int to,
        long events,
        Map<String, Double> seconds,
        boolean passed,
        Report report,
        List<String> risks,
        SchemaChange schema,
        Map<String, String> queries) {}

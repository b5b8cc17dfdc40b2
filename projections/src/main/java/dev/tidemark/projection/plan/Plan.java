package dev.tidemark.projection.plan;

import dev.tidemark.projection.ProjectionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a migration will take, from a dry replay of a sample.
///
/// @param events to fold
/// @param sampled how many of them were folded for this plan
/// @param rows that there will be
/// @param bytes of tables and indexes
/// @param walBytes that will be written to the database's log
/// @param seconds until the candidate has its indexes
/// @param freeBytes on the disk of the read models; `null` if nobody has said which that is
/// @param sql of the version's changelog
/// @param risks to know of; they do not keep the migration from beginning
/// @param obstacles that do, each with what to do
/// @param summary all of it for people
public record Plan(
        ProjectionId from,
        ProjectionId to,
        long events,
        long sampled,
        long rows,
        long bytes,
        long walBytes,
        Estimate seconds,
        @Nullable Long freeBytes,
        String sql,
        List<String> risks,
        List<String> obstacles,
        String summary) {

    /// The expected value, and the range in which four of five seconds of the sample lie.
    public record Estimate(double low, double expected, double high) {}
}

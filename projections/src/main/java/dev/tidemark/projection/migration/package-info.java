/// Moves a read model from one version to another while it serves.
///
/// ```
/// Planned -> Preparing -> Building -> CatchingUp -> Verifying -> Ready -> Shadow -> Canary -> Live -> Retired
/// ```
///
/// Phases are stored before their work begins, and every step may be repeated after a crash. From
/// [dev.tidemark.projection.migration.Phase.Ready] on an operator decides; before that the
/// [dev.tidemark.projection.migration.Migrator] goes on by itself, in whichever process holds the
/// migration's lease. Start reading there: its switch over phases is the whole order of things.
@NullMarked
package dev.tidemark.projection.migration;

import org.jspecify.annotations.NullMarked;

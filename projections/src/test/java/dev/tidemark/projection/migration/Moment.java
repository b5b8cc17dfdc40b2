package dev.tidemark.projection.migration;

/// When something is killed.
enum Moment {
    /// Half of the changelog is run.
    PREPARING(Phase.Preparing.class),
    /// Some of the events are folded.
    BUILDING(Phase.Building.class),
    /// The indexes are about to be made.
    CATCHING_UP(Phase.CatchingUp.class),
    /// The candidate is held, and about to be run to the live version's numbers.
    VERIFYING(Phase.Verifying.class),
    /// It waits for an operator.
    READY(Phase.Ready.class),
    /// The newest verification found differences; it waits for an operator.
    REJECTED(Phase.Rejected.class),
    /// Every question is put to both versions.
    SHADOW(Phase.Shadow.class),
    /// The candidate answers for some households.
    CANARY(Phase.Canary.class),
    /// A reader of the candidate is waited for.
    ABORTING(Phase.Aborting.class),
    /// After the switch, while it is watched.
    LIVE(Phase.Live.class),
    /// A reader of the old version is waited for.
    RETIRING(Phase.Retiring.class);

    final Class<? extends Phase> phase;

    Moment(Class<? extends Phase> phase) {
        this.phase = phase;
    }
}

package dev.tidemark.event.json;

/// An event of a type or revision that this release does not know. The reader must stop before it:
/// it is never skipped and never parked.
public final class NeedsNewerRelease extends RuntimeException {
    NeedsNewerRelease(String type, int revision) {
        super(
                "the event "
                        + type
                        + " revision "
                        + revision
                        + " needs a newer release: deploy the release that writes it, readers first");
    }
}

package dev.tidemark.projection.registry;

/// Which release of the code this process runs.
public final class Release {
    /// The version in the jar's manifest, or `development` where classes are not in a jar.
    public static final String CURRENT = current();

    private Release() {}

    private static String current() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}

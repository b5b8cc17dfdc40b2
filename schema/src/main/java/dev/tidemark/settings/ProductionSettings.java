package dev.tidemark.settings;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses settings that are for development only. Services call it at start unless profile `dev`
/// is on.
public final class ProductionSettings {
    private static final Set<String> KNOWN =
            Set.of(
                    "",
                    "tidemark",
                    "postgres",
                    "password",
                    "secret",
                    "changeme",
                    "change-me",
                    "admin",
                    "test");

    /// The master key of nobody: 32 zero bytes.
    private static final String ZERO_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private ProductionSettings() {}

    /// @param secrets by property name
    /// @param issuer of the tokens; the development issuer speaks http only, so anything but https
    ///   is refused
    /// @throws UnsafeSettings naming the property and what to do
    public static void require(Map<String, @Nullable String> secrets, String issuer) {
        secrets.forEach(ProductionSettings::requireSecret);
        if (!"https".equals(URI.create(issuer).getScheme())) {
            throw new UnsafeSettings(
                    "tidemark.security.issuer is "
                            + issuer
                            + ": outside profile dev the issuer must be https; point it at your own, not at the development issuer");
        }
    }

    private static void requireSecret(String property, @Nullable String value) {
        String secret = value == null ? "" : value;
        if (KNOWN.contains(secret.toLowerCase(Locale.ROOT)) || secret.equals(ZERO_KEY)) {
            throw new UnsafeSettings(
                    property
                            + " is empty or a default: outside profile dev set a secret of your own");
        }
    }
}

package dev.tidemark.cli;

import dev.tidemark.cli.http.Api;
import dev.tidemark.cli.http.Issuer;
import dev.tidemark.cli.local.DataDirectory;
import dev.tidemark.cli.local.RunningState;
import dev.tidemark.cli.terminal.Refused;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which Tidemark a command speaks to: the one that runs on a data directory of this machine, or
/// any other by its URL.
final class Target {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".tidemark",
            description = "the data directory of a running instance (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".tidemark");

    @Option(names = "--url", description = "base URL of an instance elsewhere; needs --token")
    private @Nullable URI url;

    @Option(
            names = "--token",
            defaultValue = "${env:TIDEMARK_TOKEN}",
            description =
                    "access token to use (default: TIDEMARK_TOKEN, or one of the development issuer)")
    private @Nullable String token;

    URI url() {
        return url == null ? running().url() : url;
    }

    Issuer issuer() {
        return new Issuer(running().issuer());
    }

    /// In the name of a subject, unless a token was given.
    Api as(String subject) {
        return new Api(url(), tokenOf(subject));
    }

    String tokenOf(String subject) {
        return given().orElseGet(() -> issuer().token(subject, ""));
    }

    Api asOperator() {
        return new Api(url(), given().orElseGet(() -> issuer().token("operator", Issuer.OPERATOR)));
    }

    /// @param values whether the households' values may be seen, which needs a scope of its own
    Api asInspector(boolean values) {
        var scopes = values ? Issuer.OPERATOR + " " + Issuer.INSPECT : Issuer.OPERATOR;
        return new Api(url(), given().orElseGet(() -> issuer().token("operator", scopes)));
    }

    private Optional<String> given() {
        if (url != null && token == null) {
            throw Refused.asTyped(
                    "With --url also give --token (or TIDEMARK_TOKEN): the development issuer is only known for instances of this machine.");
        }
        return Optional.ofNullable(token);
    }

    RunningState running() {
        var directory = DataDirectory.at(data);
        return RunningState.of(directory)
                .orElseThrow(() ->
                        Refused.because(
                                "No Tidemark runs on %s. Start it with ./tidemark up, or name its --data or --url.",
                                directory.path()));
    }
}

package dev.tidemark.cli;

import dev.tidemark.cli.local.RunningState;
import java.time.Duration;

/// What `up` tells once requests are answered.
final class Welcome {
    private Welcome() {}

    static String to(RunningState state, Duration took) {
        return """

        Tidemark is ready after %1$s s. Ctrl-C stops it.
          API      %2$s/api/v1
          docs     %2$s/docs
          health   %2$s/actuator/health
          token    ./tidemark token --subject anna
                   or curl -d subject=anna %3$s/token
        """
                .formatted(
                        took.toSeconds() + "." + took.toMillisPart() / 100,
                        state.url(),
                        state.issuer());
    }
}

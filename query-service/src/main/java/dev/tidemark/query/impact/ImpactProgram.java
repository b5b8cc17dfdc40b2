package dev.tidemark.query.impact;

import dev.tidemark.projection.impact.Versions;
import tools.jackson.databind.json.JsonMapper;

/// What the command line starts: `spending` prints the [Impact] of that read model, as JSON.
public final class ImpactProgram {
    private ImpactProgram() {}

    public static void main(String... arguments) {
        String readModel = arguments.length == 1 ? arguments[0] : "";
        Impact impact = Impact.of(readModel);
        if (impact.versions().isEmpty()) {
            System.out.printf(
                    "There is no read model '%s'. There are: %s.%n",
                    readModel,
                    String.join(
                            ", ",
                            Versions.all().stream()
                                    .map(version -> version.id().readModel())
                                    .distinct()
                                    .toList()));
            System.exit(3);
        }
        System.out.println(JsonMapper.builder().build().writeValueAsString(impact));
    }
}

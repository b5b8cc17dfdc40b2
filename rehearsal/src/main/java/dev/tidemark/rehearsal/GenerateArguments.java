package dev.tidemark.rehearsal;

import dev.tidemark.rehearsal.generator.StreamPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// @param settings of command-service: all that is not the generator's own
record GenerateArguments(StreamPlan plan, int threads, List<String> settings) {
    private static final Set<String> OWN =
            Set.of("--events", "--seed", "--households", "--owner", "--threads");

    GenerateArguments {
        settings = List.copyOf(settings);
    }

    /// `--name value` or `--name=value`.
    ///
    /// @throws IllegalArgumentException naming the argument
    static GenerateArguments parse(List<String> arguments) {
        Map<String, String> own = new HashMap<>();
        List<String> settings = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (!OWN.contains(name)) {
                settings.add(argument);
            } else if (equals >= 0) {
                own.put(name, argument.substring(equals + 1));
            } else if (i + 1 < arguments.size()) {
                own.put(name, arguments.get(++i));
            } else {
                throw new IllegalArgumentException(name + " needs a value");
            }
        }
        if (!own.containsKey("--events")) {
            throw new IllegalArgumentException("--events is missing: say how many");
        }
        int events = count(own, "--events", 0);
        return new GenerateArguments(
                new StreamPlan(
                        seed(own),
                        events,
                        count(own, "--households", StreamPlan.usualHouseholds(events)),
                        own.getOrDefault("--owner", "demo")),
                count(own, "--threads", 6),
                settings);
    }

    private static int count(Map<String, String> own, String name, int otherwise) {
        String value = own.get(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a whole number, not " + value, e);
        }
    }

    private static long seed(Map<String, String> own) {
        String value = own.getOrDefault("--seed", "1");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--seed takes a whole number, not " + value, e);
        }
    }
}

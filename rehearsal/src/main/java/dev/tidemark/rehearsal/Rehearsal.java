package dev.tidemark.rehearsal;

import dev.tidemark.rehearsal.driver.PlanRefused;
import java.util.List;

/// What the command line starts: `generate --events N --seed S ...` with the settings of
/// command-service. The last line on standard output is the answer, as JSON.
public final class Rehearsal {
    private Rehearsal() {}

    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws InterruptedException {
        try {
            if (arguments.length == 0 || !arguments[0].equals("generate")) {
                throw new IllegalArgumentException("there is one command: generate");
            }
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            new Generation(GenerateArguments.parse(rest), System.out).run();
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (PlanRefused e) {
            System.err.println(e.getMessage());
            return 3;
        }
    }
}

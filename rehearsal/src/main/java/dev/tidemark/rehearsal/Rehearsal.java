package dev.tidemark.rehearsal;

import dev.tidemark.event.lines.BadLine;
import dev.tidemark.rehearsal.driver.PlanRefused;
import dev.tidemark.rehearsal.lines.ImportRefused;
import dev.tidemark.rehearsal.migration.RehearsalFailed;
import java.util.List;

/// What the command line starts: `generate --events N --seed S ...`, `import --file FILE` or
/// `migrate --from=spending/1 --to=spending/2 ...`, with the settings of the services. The last
/// line on standard output is the answer, as JSON.
public final class Rehearsal {
    private Rehearsal() {}

    public static void main(String... arguments) throws InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws InterruptedException {
        try {
            List<String> rest = List.of(arguments).stream().skip(1).toList();
            switch (arguments.length == 0 ? "" : arguments[0]) {
                case "generate" -> new Generation(GenerateArguments.parse(rest), System.out).run();
                case "import" -> Import.of(rest, System.out).run();
                case "migrate" -> MigrationRehearsal.of(rest, System.out).run();
                default ->
                        throw new IllegalArgumentException(
                                "there are three commands: generate, import, migrate");
            }
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (PlanRefused | ImportRefused | BadLine | RehearsalFailed e) {
            System.err.println(e.getMessage());
            return 3;
        }
    }
}

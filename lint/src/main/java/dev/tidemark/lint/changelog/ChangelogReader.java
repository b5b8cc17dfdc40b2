package dev.tidemark.lint.changelog;

import dev.tidemark.lint.sql.StatementReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a changelog by lines, as Liquibase does.
public final class ChangelogReader {
    private static final Pattern CHANGESET =
            Pattern.compile("--\\s*changeset\\s+(\\S+)\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLLBACK =
            Pattern.compile("--\\s*rollback\\b(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLLBACK_BLOCK =
            Pattern.compile(
                    "/\\*\\s*liquibase\\s+rollback\\s*\\n(.*?)\\*/",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PRE_CHECK =
            Pattern.compile("--\\s*precondition-sql-check\\s+(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION_FOLDER = Pattern.compile("v(\\d+)");

    private ChangelogReader() {}

    public static Changelog read(Path file) throws IOException {
        return read(file, Files.readString(file));
    }

    /// @param file says whether it is a version's: `<name>/v<N>/changelog.sql`
    public static Changelog read(Path file, String text) {
        List<String> lines = text.lines().toList();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (CHANGESET.matcher(lines.get(i)).matches()) {
                starts.add(i);
            }
        }
        int headEnd = starts.isEmpty() ? lines.size() : starts.getFirst();
        List<Allowance> allowances = new ArrayList<>(allowances(lines, 0, headEnd, null));
        List<Changeset> changesets = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
            Changeset changeset = changeset(lines, starts.get(i), end);
            changesets.add(changeset);
            allowances.addAll(allowances(lines, starts.get(i), end, changeset.id()));
        }
        return new Changelog(
                file,
                text,
                version(file),
                lines.subList(0, headEnd),
                List.copyOf(changesets),
                List.copyOf(allowances));
    }

    private static Changelog.@Nullable Version version(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (!absolute.endsWith("changelog.sql") || folder == null || folder.getParent() == null) {
            return null;
        }
        Matcher number = VERSION_FOLDER.matcher(String.valueOf(folder.getFileName()));
        String readModel = String.valueOf(folder.getParent().getFileName());
        return number.matches()
                ? new Changelog.Version(readModel, Integer.parseInt(number.group(1)))
                : null;
    }

    private static Changeset changeset(List<String> lines, int start, int end) {
        Matcher first = CHANGESET.matcher(lines.get(start));
        if (!first.matches()) {
            throw new IllegalArgumentException("no changeset begins at line " + (start + 1));
        }
        List<String> body = lines.subList(start + 1, end);
        String sql = String.join("\n", body);
        List<String> rollbacks = rollbacks(body, sql);
        return new Changeset(
                first.group(1),
                text(lines.subList(start, end)),
                first.group(2),
                StatementReader.read(sql, start + 2),
                StatementReader.tokens(sql, start + 2),
                rollbacks.stream().map(String::strip).collect(Collectors.joining("\n")).strip(),
                rollbackLine(body, start + 2),
                groups(body, PRE_CHECK),
                start + 1);
    }

    private static String text(List<String> lines) {
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
    }

    private static List<String> rollbacks(List<String> body, String sql) {
        List<String> rollbacks = new ArrayList<>(groups(body, ROLLBACK));
        Matcher block = ROLLBACK_BLOCK.matcher(sql);
        while (block.find()) {
            rollbacks.add(block.group(1));
        }
        return rollbacks;
    }

    private static int rollbackLine(List<String> body, int first) {
        for (int i = 0; i < body.size(); i++) {
            String line = body.get(i);
            if (ROLLBACK.matcher(line).matches()
                    || line.matches("(?i)/\\*\\s*liquibase\\s+rollback\\b.*")) {
                return first + i;
            }
        }
        return 0;
    }

    private static List<String> groups(List<String> lines, Pattern pattern) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .toList();
    }

    private static List<Allowance> allowances(
            List<String> lines, int start, int end, @Nullable String within) {
        List<Allowance> found = new ArrayList<>();
        for (int i = start; i < end; i++) {
            Allowance allowance = Allowance.of(lines.get(i), within, i + 1);
            if (allowance != null) {
                found.add(allowance);
            }
        }
        return found;
    }
}

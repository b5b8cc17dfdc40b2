package dev.tidemark.lint.rule;

import dev.tidemark.lint.changelog.Changelog;
import dev.tidemark.lint.changelog.Changeset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The committed list of what was released, one line each: release, thing, SHA-256. A version is
/// one thing, its whole file, because an instance that finds another text is not ready. In the
/// store each changeset is one, without comments and white space, because others follow it. Lines
/// are added only.
public final class Released {
    private final Map<String, String> checksums = new LinkedHashMap<>();

    private Released() {}

    public static Released nothing() {
        return new Released();
    }

    /// @param list need not be there
    /// @throws IllegalArgumentException naming a line that makes no sense
    public static Released read(Path list) throws IOException {
        Released released = new Released();
        if (Files.exists(list)) {
            for (String line : Files.readAllLines(list)) {
                String[] words = line.split(" ");
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                if (words.length != 3 || released.checksums.put(words[1], words[2]) != null) {
                    throw new IllegalArgumentException(
                            "%s: '%s' is not 'release thing sha256', or names its thing again"
                                    .formatted(list, line));
                }
            }
        }
        return released;
    }

    /// Adds what the list lacks.
    ///
    /// @param release for example `v0.1`
    /// @return the things that were added
    public List<String> add(Path list, String release, List<Changelog> changelogs)
            throws IOException {
        List<String> added = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (Changelog changelog : changelogs) {
            things(changelog)
                    .forEach((thing, checksum) -> {
                        if (checksums.putIfAbsent(thing, checksum) == null) {
                            added.add(thing);
                            lines.append("%s %s %s%n".formatted(release, thing, checksum));
                        }
                    });
        }
        Files.writeString(list, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return added;
    }

    Rule rule() {
        return new Rule(
                "released-changelog",
                Risk.HIGH,
                "databases that have the released form never get the edit, and refuse to start with it",
                "take the edit back; make a new version of the read model, or in the store a new changeset at the end of the file",
                this::edited);
    }

    private Stream<Place> edited(Changelog changelog) {
        Map<String, String> things = things(changelog);
        List<String> missing =
                checksums.keySet().stream()
                        .filter(thing ->
                                changelog.isVersion()
                                        ? thing.equals(prefix(changelog))
                                        : thing.startsWith(prefix(changelog)))
                        .filter(thing -> !things.containsKey(thing))
                        .toList();
        Stream<Place> gone =
                missing.stream()
                        .map(thing -> new Place(1, "", thing + " was released and is gone"));
        Stream<Place> changed =
                things.entrySet().stream()
                        .filter(thing ->
                                !checksums
                                        .getOrDefault(thing.getKey(), thing.getValue())
                                        .equals(thing.getValue()))
                        .map(thing ->
                                new Place(
                                        line(changelog, thing.getKey()),
                                        "",
                                        thing.getKey() + " was released with another text"));
        return Stream.of(gone, changed, early(changelog)).flatMap(s -> s);
    }

    private Stream<Place> early(Changelog changelog) {
        if (changelog.isVersion()) {
            return Stream.of();
        }
        List<Changeset> changesets = changelog.changesets();
        int last = 0;
        for (int i = 0; i < changesets.size(); i++) {
            last = isReleased(changelog, changesets.get(i)) ? i : last;
        }
        return changesets.subList(0, last).stream()
                .filter(changeset -> !isReleased(changelog, changeset))
                .map(changeset ->
                        new Place(
                                changeset.line(),
                                changeset.id(),
                                "changeset %s stands before released ones"
                                        .formatted(changeset.id())));
    }

    private boolean isReleased(Changelog changelog, Changeset changeset) {
        return checksums.containsKey(prefix(changelog) + changeset.id());
    }

    private static int line(Changelog changelog, String thing) {
        return changelog.changesets().stream()
                .filter(changeset -> thing.equals(prefix(changelog) + changeset.id()))
                .mapToInt(Changeset::line)
                .findFirst()
                .orElse(1);
    }

    private static String prefix(Changelog changelog) {
        Changelog.Version version = changelog.version();
        return version == null
                ? changelog.file().getFileName() + ":"
                : version.readModel() + "/" + version.number();
    }

    private static Map<String, String> things(Changelog changelog) {
        Map<String, String> things = new LinkedHashMap<>();
        if (changelog.isVersion()) {
            things.put(prefix(changelog), sha256(changelog.text()));
        } else {
            changelog
                    .changesets()
                    .forEach(changeset ->
                            things.put(
                                    prefix(changelog) + changeset.id(), sha256(changeset.text())));
        }
        return things;
    }

    private static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

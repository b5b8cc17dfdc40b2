package dev.tidemark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir Path directory;

    @Test
    void are_made_once_and_kept() {
        var first = Secrets.of(DataDirectory.at(directory));
        var second = Secrets.of(DataDirectory.at(directory));

        assertThat(second.masterKey()).isEqualTo(first.masterKey());
        assertThat(second.password(DatabaseRole.RUNNER))
                .isEqualTo(first.password(DatabaseRole.RUNNER))
                .isNotEqualTo(first.password(DatabaseRole.COMMAND));
    }

    @Test
    void the_master_key_has_32_bytes() {
        var secrets = Secrets.of(DataDirectory.at(directory));

        assertThat(Base64.getDecoder().decode(secrets.masterKey())).hasSize(32);
    }

    @Test
    void nobody_else_can_read_them() throws Exception {
        Secrets.of(DataDirectory.at(directory));

        var file = directory.resolve("secrets.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}

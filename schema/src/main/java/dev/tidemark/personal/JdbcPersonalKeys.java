package dev.tidemark.personal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.sql.DataSource;

/// Data keys in table `keys.data_key`, cached in memory.
public final class JdbcPersonalKeys implements PersonalKeys {
    private final DataSource dataSource;
    private final KeyWrap wrap;
    private final Map<UUID, SecretKey> cache = new ConcurrentHashMap<>();

    /// @param dataSource auto-commit connections of a role that may read `keys.data_key`, and
    ///   insert into it where keys are obtained
    /// @param masterKey 32 bytes, base64
    public JdbcPersonalKeys(DataSource dataSource, String masterKey) {
        this.dataSource = dataSource;
        this.wrap = new KeyWrap(masterKey);
    }

    @Override
    public SecretKey obtain(UUID subject, UUID household) {
        SecretKey cached = cache.get(subject);
        return cached != null
                ? cached
                : cache.computeIfAbsent(subject, _ -> insertOrSelect(subject, household));
    }

    @Override
    public Optional<SecretKey> find(UUID subject) {
        SecretKey cached = cache.get(subject);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<SecretKey> stored = select(subject);
        stored.ifPresent(key -> cache.put(subject, key));
        return stored;
    }

    private SecretKey insertOrSelect(UUID subject, UUID household) {
        return select(subject)
                .orElseGet(() -> {
                    insert(subject, household, wrap.wrap(wrap.newKey(), subject));
                    return select(subject)
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "the key of " + subject + " was destroyed"));
                });
    }

    private void insert(UUID subject, UUID household, byte[] wrapped) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into keys.data_key (subject, household, wrapped) values (?, ?, ?) on conflict (subject) do nothing")) {
            insert.setObject(1, subject);
            insert.setObject(2, household);
            insert.setBytes(3, wrapped);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store the key of " + subject, e);
        }
    }

    private Optional<SecretKey> select(UUID subject) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select wrapped from keys.data_key where subject = ?")) {
            select.setObject(1, subject);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(wrap.unwrap(row.getBytes(1), subject))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the key of " + subject, e);
        }
    }
}

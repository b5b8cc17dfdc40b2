package dev.tidemark.query.access;

import dev.tidemark.event.Role;
import dev.tidemark.query.http.Problem;
import dev.tidemark.query.http.Refused;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who belongs to which household, as commands decided it: read with every request, never from a
/// read model or a token, so that a removed member is out at once.
@Component
public final class Memberships {
    private static final Logger LOG = LoggerFactory.getLogger(Memberships.class);

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param subject the `sub` of the member's tokens
    public record Membership(UUID household, UUID member, Role role) {}

    /// @throws Refused if it cannot be read: then nobody is a member
    public boolean includes(UUID household, String subject) {
        return read(() ->
                jdbc.sql("select count(*) from lookup.member where household = ? and subject = ?")
                                .params(household, subject)
                                .query(Long.class)
                                .single()
                        == 1);
    }

    /// In the order in which the households were made.
    public List<Membership> of(String subject) {
        return read(() ->
                jdbc.sql(
                                """
                                select household, member, role from lookup.member
                                where subject = ? order by household
                                """)
                        .param(subject)
                        .query((row, _) ->
                                new Membership(
                                        row.getObject(1, UUID.class),
                                        row.getObject(2, UUID.class),
                                        Role.valueOf(row.getString(3))))
                        .list());
    }

    private static <T> T read(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException e) {
            LOG.error("lookup.member cannot be read: {}", e.toString());
            throw new Refused(
                    Problem.MEMBERSHIP_UNREADABLE, "nobody reads anything until it can; try again");
        }
    }
}

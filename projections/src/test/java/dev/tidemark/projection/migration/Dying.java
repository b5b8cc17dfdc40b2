package dev.tidemark.projection.migration;

import dev.tidemark.projection.testing.CommitFaults;
import dev.tidemark.projection.testing.CommitFaults.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// The way to the database of a process that dies around one of its commits: nothing of what it
/// does afterwards arrives.
final class Dying extends DelegatingDataSource {
    private final AtomicInteger left;
    private final Fault how;
    private volatile boolean dead;

    /// @param commits how many it still makes
    Dying(DataSource dataSource, int commits, Fault how) {
        this.left = new AtomicInteger(commits);
        this.how = how;
        setTargetDataSource(new CommitFaults(dataSource, this::next));
    }

    private Fault next() {
        if (dead) {
            return Fault.BEFORE;
        }
        if (left.getAndDecrement() > 0) {
            return Fault.NONE;
        }
        dead = true;
        return how;
    }

    boolean isDead() {
        return dead;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (dead) {
            throw new SQLException("the process is dead", "08006");
        }
        return super.getConnection();
    }
}

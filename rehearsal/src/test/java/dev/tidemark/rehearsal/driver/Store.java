package dev.tidemark.rehearsal.driver;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.embedded.DatabaseAddress;
import dev.tidemark.embedded.testing.TestServers;
import dev.tidemark.rehearsal.generator.StreamPlan;
import dev.tidemark.store.StoreSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// An event store on a database of its own.
record Store(DatabaseAddress database) {
    private static final List<String> ROLES = List.of("command", "keys");

    static Store fresh() {
        var database = TestServers.newDatabase();
        try (var connection = database.open();
                var sql = connection.createStatement()) {
            StoreSchema.upgrade(connection);
            for (var role : ROLES) {
                sql.execute("alter role tidemark_" + role + " password 'of-" + role + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Store(database);
    }

    static Store with(StreamPlan plan) throws InterruptedException {
        var store = fresh();
        store.add(plan);
        return store;
    }

    void add(StreamPlan plan) throws InterruptedException {
        try (var commands = CommandsInProcess.open(settings())) {
            new Driver(commands, 4).run(plan.householdPlans(), _ -> {});
        }
    }

    private String[] settings() {
        return new String[] {
            "--spring.profiles.active=dev",
            "--tidemark.database.url=" + database.jdbcUrl(),
            "--tidemark.database.durable=false",
            "--tidemark.database.pool-size=4",
            "--tidemark.database.command.password=of-command",
            "--tidemark.database.keys.password=of-keys",
            "--tidemark.personal.master-key=c2l4dGVlbiBieXRlcyBhcmUgbm90IGVub3VnaCBoZXI="
        };
    }

    /// The only column of what the query finds, as text.
    List<String> ask(String query) {
        try (var connection = database.open();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

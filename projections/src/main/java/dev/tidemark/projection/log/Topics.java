package dev.tidemark.projection.log;

import dev.tidemark.projection.database.Database;
import dev.tidemark.store.Lane;
import java.util.Optional;
import java.util.UUID;

/// What the event store says about its topic.
public final class Topics {
    private final Database store;

    /// @param store a role that may read `event_store`
    public Topics(Database store) {
        this.store = store;
    }

    /// The highest generation that the relay made for the store as it is now; empty until the relay
    /// has made one.
    public Optional<Topic> active() {
        return store.sql()
                .sql(
                        """
                        select t.store_id, t.generation, t.name, t.partitions
                        from event_store.topic t join event_store.store s on s.store_id = t.store_id
                        order by t.generation desc limit 1
                        """)
                .query((row, _) ->
                        new Topic(
                                row.getObject(1, UUID.class),
                                row.getInt(2),
                                row.getString(3),
                                row.getInt(4)))
                .optional();
    }

    /// The last number of each lane that the relay has seen acknowledged.
    public long[] relayed(Topic topic) {
        long[] last = new long[Lane.COUNT];
        store.sql()
                .sql("select lane, last_seq from event_store.relay_lane where generation = ?")
                .param(topic.generation())
                .query(row -> {
                    last[row.getInt(1)] = row.getLong(2);
                });
        return last;
    }

    /// Asks the relay to send a lane again from a number on, unless that is asked already.
    public void askToResend(int lane, long fromSeq, String by) {
        store.sql()
                .sql(
                        """
                        insert into event_store.relay_request (kind, lane, from_seq, requested_by, reason)
                        select 'resend', :lane, :from, :by, 'topic has a hole'
                        where not exists (select from event_store.relay_request
                            where kind = 'resend' and lane = :lane and from_seq <= :from and done_at is null)
                        """)
                .param("lane", lane)
                .param("from", fromSeq)
                .param("by", by)
                .update();
    }
}

/// The relay: the only reader of the store's order. It takes the lanes that advanced and sends
/// their events to the topic, each lane in order, so that readers who take a lane's next number and
/// drop what is lower lose nothing and see no effect before its cause. Whatever goes wrong, it
/// begins again at what is stored; duplicates are harmless by the readers' rule. Plain JDBC and
/// Kafka clients; nothing of Axon, and of Spring only what starts and stops it. The command side
/// knows one thing of it: [dev.tidemark.command.relay.RelayBell].
@NullMarked
package dev.tidemark.command.relay;

import org.jspecify.annotations.NullMarked;

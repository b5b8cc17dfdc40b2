package dev.tidemark.command.relay;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;

/// A real producer, and somebody who may hold up or lose what is given to it.
final class InterferingProducer {
    private InterferingProducer() {}

    enum Fate {
        SENT,
        EXPIRED
    }

    interface Interference {
        Fate of(ProducerRecord<byte[], byte[]> message) throws Exception;
    }

    @SuppressWarnings("unchecked")
    static Function<Map<String, Object>, Producer<byte[], byte[]>> with(Interference interference) {
        return settings -> {
            Producer<byte[], byte[]> real = RelayConfiguration.producer(settings);
            return (Producer<byte[], byte[]>)
                    Proxy.newProxyInstance(
                            Producer.class.getClassLoader(),
                            new Class<?>[] {Producer.class},
                            (_, method, arguments) -> {
                                if (method.getName().equals("send")
                                        && interference.of(
                                                        (ProducerRecord<byte[], byte[]>)
                                                                arguments[0])
                                                == Fate.EXPIRED) {
                                    return expired();
                                }
                                try {
                                    return method.invoke(real, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        };
    }

    /// As a producer finds out: later, when the events behind it have been sent.
    private static Future<RecordMetadata> expired() {
        return CompletableFuture.supplyAsync(
                () -> {
                    throw new TimeoutException("the batch expired");
                },
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
    }
}

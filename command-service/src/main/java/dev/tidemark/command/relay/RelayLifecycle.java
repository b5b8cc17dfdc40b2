package dev.tidemark.command.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.SmartLifecycle;

/// Starts the relay before the web server takes commands and stops it after the last one; its
/// gauges.
final class RelayLifecycle implements SmartLifecycle, MeterBinder {
    private final RelayRunner runner;
    private volatile boolean running;

    RelayLifecycle(RelayRunner runner) {
        this.runner = runner;
    }

    @Override
    public void start() {
        running = true;
        runner.start();
    }

    @Override
    public void stop() {
        runner.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tidemark.relay.leads", runner, each -> each.leads() ? 1 : 0)
                .description("1 where the relay of this instance holds the lease")
                .register(registry);
        Gauge.builder(
                        "tidemark.relay.lag",
                        runner,
                        each -> each.leads() ? each.behind() : Double.NaN)
                .description(
                        "Events stored and not yet acknowledged by Kafka; known to the leading relay")
                .baseUnit("events")
                .register(registry);
    }
}

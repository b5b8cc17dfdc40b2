package dev.tidemark.embedded.testing;

import java.time.Duration;

/// What every piece of data must pass.
final class ProxyGate {
    private boolean paused;
    private volatile Duration delay = Duration.ZERO;

    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        notifyAll();
    }

    void delay(Duration by) {
        delay = by;
    }

    void pass() throws InterruptedException {
        if (delay.isPositive()) {
            Thread.sleep(delay);
        }
        synchronized (this) {
            while (paused) {
                wait();
            }
        }
    }
}

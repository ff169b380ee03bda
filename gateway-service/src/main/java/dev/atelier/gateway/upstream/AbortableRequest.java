package dev.atelier.gateway.upstream;

import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/** A request whose path stays as the client spelled it, and which any thread may abort. */
final class AbortableRequest extends BasicClassicHttpRequest implements CancellableDependency {

    private volatile @Nullable Cancellable exchange;
    private volatile boolean cancelled;

    AbortableRequest(String method, String pathAndQuery) {
        super(method, pathAndQuery);
    }

    @Override
    public void setDependency(Cancellable dependency) {
        exchange = dependency;
        if (cancelled) {
            dependency.cancel();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public boolean cancel() {
        cancelled = true;
        Cancellable running = exchange;
        return running != null && running.cancel();
    }
}

package dev.atelier.aiproxy.plugin.guard;

import dev.atelier.aiproxy.spi.AiServiceAdapter;
import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderConfig;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderResponse;
import org.jspecify.annotations.Nullable;

/** What all adapters of plug-ins have in common. */
abstract class GuardedAdapter<Q, A> implements AiServiceAdapter<Q, A> {

    private static final Cancellation NONE = new Cancellation();

    private final AiServiceAdapter<Q, A> adapter;
    final Boundary boundary;

    GuardedAdapter(AiServiceAdapter<Q, A> adapter, Boundary boundary) {
        this.adapter = adapter;
        this.boundary = boundary;
    }

    @Override
    public final void initialize(ProviderConfig config, ProviderHttp http) {
        ProviderHttp outside = boundary.outside(http);
        boundary.<@Nullable Void>setUp(() -> {
            adapter.initialize(config, outside);
            return null;
        });
    }

    /** An adapter that cannot even say so is not. */
    @Override
    public final boolean isAvailable() {
        try {
            return boundary.work(NONE, adapter::isAvailable);
        } catch (ProviderException broken) {
            return false;
        }
    }

    @Override
    public final ProviderException handleError(ProviderResponse error) {
        return present(boundary.work(NONE, () -> adapter.handleError(error)), "no failure for an error");
    }

    /** The SPI promises it; the plug-in's compiler need not have checked. */
    final <T> T present(@Nullable T value, String otherwise) {
        if (value == null) {
            throw boundary.broken(otherwise);
        }
        return value;
    }
}

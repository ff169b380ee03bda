package dev.atelier.simulator.delivery;

import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.fault.FaultKind;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.http.Reply;
import dev.atelier.simulator.ledger.ProviderCall;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Hands one call's answer over, as the fault that hit it allows, and keeps the ledger true. */
public final class Delivery {

    private static final int OK = 200;

    private final Exchange exchange;
    private final ProviderCall call;
    private final Dialect dialect;
    private final @Nullable Effect effect;

    public Delivery(Exchange exchange, ProviderCall call, Dialect dialect, @Nullable Effect effect) {
        this.exchange = exchange;
        this.call = call;
        this.dialect = dialect;
        this.effect = effect;
        exchange.onGone(call::cancelled);
    }

    /** @param work what begins once no fault has stopped the call: the ledger then counts it as served */
    public void answer(Whole whole, Runnable work) {
        if (effect != null && effect.kind() != FaultKind.SLOW) {
            fail(effect, whole);
            return;
        }
        work.run();
        exchange.after(whole.delay().plus(slowness()), () -> {
            call.produces(whole.completionTokens());
            call.completed(OK);
            exchange.answer(new Reply(OK, dialect.headers(), whole.body().get()));
        });
    }

    /** @param work as for {@link #answer} */
    public void stream(Iterator<Frame> frames, Duration chunkDelay, Runnable work) {
        boolean beforeAll = effect != null && effect.afterChunks() == null;
        if (effect != null && beforeAll && effect.kind() != FaultKind.SLOW && effect.kind() != FaultKind.MALFORMED) {
            fail(effect, null);
            return;
        }
        if (effect == null || effect.kind() == FaultKind.SLOW || chunksBeforeFault() > 0) {
            work.run();
        }
        noteSlowness();
        new StreamDelivery(exchange, call, dialect, new Pace(chunkDelay, effect), frames).start();
    }

    private int chunksBeforeFault() {
        return effect == null || effect.afterChunks() == null ? 0 : effect.afterChunks();
    }

    private Duration slowness() {
        noteSlowness();
        return effect == null ? Duration.ZERO : effect.delay();
    }

    private void noteSlowness() {
        if (effect != null) {
            call.suffers(effect.kind().word());
        }
    }

    private void fail(Effect fault, @Nullable Whole whole) {
        call.suffers(fault.kind().word());
        switch (fault.kind()) {
            case STATUS -> {
                call.failed(fault.kind().word(), fault.status());
                exchange.answer(dialect.error(fault));
            }
            case TIMEOUT -> keepSilent(fault);
            case MALFORMED -> {
                call.failed(fault.kind().word(), OK);
                exchange.answer(new Reply(OK, dialect.headers(), half(whole)));
            }
            case DROP, SLOW -> {
                call.failed(fault.kind().word(), null);
                exchange.reset();
            }
        }
    }

    private void keepSilent(Effect fault) {
        if (!fault.delay().isZero()) {
            exchange.after(fault.delay(), () -> {
                call.failed(fault.kind().word(), null);
                exchange.close();
            });
        }
    }

    private static byte[] half(@Nullable Whole whole) {
        byte[] body = whole == null ? new byte[] {'{'} : whole.body().get();
        return Arrays.copyOf(body, Math.max(1, body.length / 2));
    }
}

package dev.atelier.simulator.delivery;

import dev.atelier.simulator.fault.Effect;
import dev.atelier.simulator.http.Exchange;
import dev.atelier.simulator.ledger.ProviderCall;
import java.time.Duration;
import java.util.Iterator;

/** Writes a stream frame by frame: as fast as the client reads, as slowly as the pace wants, until it breaks. */
final class StreamDelivery {

    private static final int OK = 200;

    private final Exchange exchange;
    private final ProviderCall call;
    private final Dialect dialect;
    private final Pace pace;
    private final Iterator<Frame> frames;
    private Frame next;
    private int chunksSent;
    private boolean paused;
    private boolean blocked;

    StreamDelivery(Exchange exchange, ProviderCall call, Dialect dialect, Pace pace, Iterator<Frame> frames) {
        this.exchange = exchange;
        this.call = call;
        this.dialect = dialect;
        this.pace = pace;
        this.frames = frames;
        this.next = frames.next();
    }

    void start() {
        exchange.onWritable(this::resume);
        exchange.after(pace.opening(), () -> {
            exchange.startStream(dialect.headers());
            pump();
        });
    }

    private void resume() {
        if (blocked) {
            pump();
        }
    }

    private void pump() {
        blocked = false;
        while (exchange.writable()) {
            Effect fault = pace.breaksAt(chunksSent);
            if (fault != null) {
                breakOff(fault);
                return;
            }
            if (mustPause()) {
                return;
            }
            if (!frames.hasNext()) {
                call.completed(OK);
                exchange.end(next.text());
                return;
            }
            writeNext();
        }
        blocked = true;
        exchange.flush();
    }

    private boolean mustPause() {
        Duration pause = next.content() && !paused ? pace.before(chunksSent) : Duration.ZERO;
        paused = !pause.isZero();
        if (paused) {
            exchange.flush();
            exchange.after(pause, this::pump);
        }
        return paused;
    }

    private void writeNext() {
        exchange.write(next.text());
        call.produces(next.tokens());
        if (next.content()) {
            chunksSent++;
            paused = false;
        }
        next = frames.next();
    }

    private void breakOff(Effect fault) {
        String kind = fault.kind().word();
        switch (fault.kind()) {
            case STATUS -> {
                call.failed(kind, OK);
                exchange.end(dialect.errorFrame(fault));
            }
            case MALFORMED -> {
                call.failed(kind, OK);
                exchange.end(dialect.brokenFrame());
            }
            case TIMEOUT -> {
                exchange.flush();
                stall(fault);
            }
            case DROP, SLOW -> {
                call.failed(kind, OK);
                exchange.reset();
            }
        }
    }

    private void stall(Effect fault) {
        if (!fault.delay().isZero()) {
            exchange.after(fault.delay(), () -> {
                call.failed(fault.kind().word(), OK);
                exchange.close();
            });
        }
    }
}

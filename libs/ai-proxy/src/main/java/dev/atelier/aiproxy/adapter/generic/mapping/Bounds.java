package dev.atelier.aiproxy.adapter.generic.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ends an evaluation that goes too deep or takes too long, and every regular expression. The library has bounds of its own,
 * but they stop counting in whatever follows the second element of an array or an object.
 */
final class Bounds implements Jsonata.EntryCallback, Jsonata.ExitCallback {

    static final Duration LONGEST = Duration.ofSeconds(1);
    static final String TOO_LONG = "too long";
    private static final int DEEPEST = 500;

    private final long end = System.nanoTime() + LONGEST.toNanos();
    private int depth;

    void set(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback(this);
        frame.setEvaluateExitCallback(this);
    }

    @Override
    public void callback(Parser.Symbol expression, @Nullable Object input, Jsonata.Frame frame) {
        if (++depth > DEEPEST) {
            throw new JException("too deep");
        }
        if (System.nanoTime() - end > 0) {
            throw new JException(TOO_LONG);
        }
    }

    @Override
    public void callback(
            Parser.Symbol expression, @Nullable Object input, Jsonata.Frame frame, @Nullable Object result) {
        depth--;
        if (result instanceof Pattern) {
            throw new JException("regular expression");
        }
    }
}

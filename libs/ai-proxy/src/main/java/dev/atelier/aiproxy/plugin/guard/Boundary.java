package dev.atelier.aiproxy.plugin.guard;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.ProviderHttp;
import dev.atelier.aiproxy.spi.ProviderText;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the platform calls into a plug-in. Whatever comes out, errors included, is a {@link ProviderException} on this side;
 * inside, the thread's class loader is the plug-in's own. As long as anything of the plug-in can still be called, it holds
 * on to its boundary.
 */
public final class Boundary {

    private static final Logger LOG = LoggerFactory.getLogger(Boundary.class);
    private static final int MOST_TOLD = 100;

    private final String plugin;
    private final ClassLoader inside;
    private final Duration readyWithin;
    private final Runnable countFailure;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * The border of one plug-in.
     *
     * @param plugin what logs call it
     * @param inside its class loader
     * @param readyWithin how long its code may take to make or initialize something
     * @param countFailure is run whenever its code threw what it must not
     */
    public Boundary(String plugin, ClassLoader inside, Duration readyWithin, Runnable countFailure) {
        this.plugin = plugin;
        this.inside = inside;
        this.readyWithin = readyWithin;
        this.countFailure = countFailure;
    }

    /**
     * Runs code that has to do with a call. What it throws may tell of prompts and keys, so only its kind and place are told.
     *
     * @throws ProviderException as the code threw it; {@code Cancelled} if the call was given up; else {@code Malformed}
     */
    <T extends @Nullable Object> T work(Cancellation cancellation, Supplier<T> code) {
        try {
            return run(inside, code);
        } catch (ProviderException said) {
            throw said;
        } catch (Throwable failure) {
            if (cancellation.isCancelled()) {
                throw new ProviderException.Cancelled(true);
            }
            throw broken(told(failure, Boundary::place));
        }
    }

    /**
     * Runs code that makes or initializes something, before any call, on a thread of its own: who never returns holds up
     * nobody else.
     *
     * @throws ProviderException.Malformed with what it threw, whatever that was, or if it was not ready in time
     */
    public <T extends @Nullable Object> T setUp(Supplier<T> code) {
        var outcome = new CompletableFuture<Supplier<T>>();
        Thread worker =
                Thread.ofPlatform().daemon().name("plugin-set-up").start(() -> outcome.complete(outcomeOf(code)));
        try {
            return outcome.get(readyWithin.toNanos(), TimeUnit.NANOSECONDS).get();
        } catch (TimeoutException late) {
            worker.interrupt();
            throw notReady("it was not ready within " + readyWithin.toMillis() + " ms");
        } catch (InterruptedException stopped) {
            worker.interrupt();
            Thread.currentThread().interrupt();
            throw notReady("the platform stopped meanwhile");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible); // it is always completed with a value
        }
    }

    /** What it threw must not be wrapped: exceptions ask their cause for its words, which is the plug-in's code again. */
    private <T extends @Nullable Object> Supplier<T> outcomeOf(Supplier<T> code) {
        try {
            T made = run(inside, code);
            return () -> made;
        } catch (Throwable failure) {
            String words = told(failure, Boundary::words);
            return () -> {
                throw notReady(words);
            };
        }
    }

    private ProviderException notReady(String why) {
        countFailure.run();
        return new ProviderException.Malformed(ProviderText.safe(why), null);
    }

    /** What an answer lacks that the SPI promises. */
    ProviderException broken(String what) {
        countFailure.run();
        if (told.size() < MOST_TOLD && told.add(what)) { // once, however many calls it hits
            LOG.error("{} failed in a call: {}", plugin, what);
        }
        return new ProviderException.Malformed("the adapter failed", null);
    }

    /** The way to the provider is the platform's code again. */
    ProviderHttp outside(ProviderHttp http) {
        ClassLoader outside = Thread.currentThread().getContextClassLoader();
        return request -> run(outside, () -> http.send(request));
    }

    private static <T extends @Nullable Object> T run(ClassLoader side, Supplier<T> code) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(side);
        try {
            return code.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What it threw may be a class of its own, whose every method is its code again. */
    private String told(Throwable failure, Function<Throwable, String> how) {
        try {
            return run(inside, () -> how.apply(failure));
        } catch (Throwable worse) {
            return failure.getClass().getName();
        }
    }

    private static String words(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure + (cause == null ? "" : ", because of " + cause);
    }

    private static String place(Throwable failure) {
        Throwable cause = failure.getCause();
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName()
                + (cause == null ? "" : " because of " + cause.getClass().getName())
                + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}

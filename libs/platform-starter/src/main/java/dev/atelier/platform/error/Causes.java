package dev.atelier.platform.error;

import jakarta.servlet.ServletException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.circuitbreaker.NoFallbackAvailableException;

/** Walks a failure and what caused it. */
final class Causes {

    /** Deeper chains are cut, which also ends a chain that bites its own tail. */
    private static final int MAX_DEPTH = 12;

    private static final List<Class<? extends Throwable>> WRAPPERS = List.of(
            ServletException.class,
            UndeclaredThrowableException.class,
            InvocationTargetException.class,
            CompletionException.class,
            ExecutionException.class,
            NoFallbackAvailableException.class);

    private Causes() {}

    /** {@code failure} and its causes, outermost first. */
    static Stream<Throwable> of(Throwable failure) {
        return walk(failure, _ -> true);
    }

    /** {@code failure} and, where it only wraps another one, what is inside. */
    static Stream<Throwable> unwrapped(Throwable failure) {
        return walk(failure, cause -> WRAPPERS.stream().anyMatch(kind -> kind.isInstance(cause)));
    }

    static boolean contain(Throwable failure, Class<? extends Throwable> kind) {
        return of(failure).anyMatch(kind::isInstance);
    }

    private static Stream<Throwable> walk(Throwable failure, Predicate<Throwable> goesDeeper) {
        var chain = new ArrayList<Throwable>();
        @Nullable Throwable next = failure;
        while (next != null && chain.size() < MAX_DEPTH) {
            chain.add(next);
            next = goesDeeper.test(next) ? next.getCause() : null;
        }
        return chain.stream();
    }
}

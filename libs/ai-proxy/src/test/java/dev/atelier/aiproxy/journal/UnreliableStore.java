package dev.atelier.aiproxy.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;

/** A real store behind a line that fails when told to. */
final class UnreliableStore {

    private final MongoOperations operations;
    private Line line = Line.WELL;

    UnreliableStore(MongoOperations store) {
        operations = (MongoOperations) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoOperations.class}, (proxy, method, arguments) -> {
                    if (line == Line.CUT) {
                        throw new DataAccessResourceFailureException("cut");
                    }
                    Object result = invoke(() -> method.invoke(store, arguments));
                    if (line == Line.LOSES_REPLIES) {
                        throw new DataAccessResourceFailureException("reply lost");
                    }
                    return result;
                });
    }

    MongoOperations operations() {
        return operations;
    }

    void is(Line now) {
        line = now;
    }

    private static Object invoke(Invocation invocation) throws Throwable {
        try {
            return invocation.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    enum Line {
        WELL,
        CUT,
        LOSES_REPLIES
    }

    @FunctionalInterface
    private interface Invocation {
        Object run() throws ReflectiveOperationException;
    }
}

package dev.atelier.e2e;

import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.Stack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A streamed answer of more than a minute with 22 s of silence before each of its words. It begins when the stack is up
 * and runs beside the other tests, so that nobody waits a minute for it alone.
 */
public final class LongStream implements AutoCloseable {

    /** Three pauses between four chunks. */
    private static final String PROMPT = "Slowly. [[tokens=4]] [[delay=22000]]";

    /** Later than this the stream is broken. */
    private static final long LIMIT_SECONDS = 100;

    private final CompletableFuture<List<Event>> events;
    private final long begin = System.nanoTime();

    private LongStream(CompletableFuture<List<Event>> events) {
        this.events = events;
    }

    static LongStream begin(Stack stack) {
        Person person = Person.signUp(stack);
        String conversation = person.newConversation();
        Executor virtual = Thread::startVirtualThread;
        int askedBefore = stack.simulator().callCount();
        var stream = new LongStream(CompletableFuture.supplyAsync(() -> person.stream(conversation, PROMPT), virtual));
        await().until(() -> stack.simulator().callCount() > askedBefore);
        return stream;
    }

    /** Waits for the end of the stream. */
    public List<Event> events() throws InterruptedException, ExecutionException, TimeoutException {
        long spent = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        return events.get(Math.max(1, LIMIT_SECONDS - spent), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        events.cancel(true);
    }
}

package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
import dev.atelier.e2e.client.Trace;
import dev.atelier.e2e.stack.ProviderCall;
import dev.atelier.e2e.stack.Stack;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** chat-service dies with calls in flight: every call that the provider served is counted, and counted once. */
@EndToEnd
@Order(70)
class KilledServiceTest {

    private static final int CALLS = 20;

    /** The lease of the dead instance has to run out first (12 s), and the machine may be busy. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(60);

    private final Stack stack;

    KilledServiceTest(Stack stack) {
        this.stack = stack;
    }

    /** A person each, so that the statistics tell the calls apart. */
    private record Caller(Person person, String conversation, Trace trace) {

        static Caller of(Person person) {
            return new Caller(person, person.newConversation(), Trace.begin());
        }

        /** Half of them want a stream; what becomes of the answer is not what is asked here. */
        void call(boolean stream) {
            try {
                if (stream) {
                    person.openStream(conversation, "[[tokens=100]] [[delay=100]]", trace).rest();
                } else {
                    person.say(conversation, "[[tokens=100]] [[delay=10000]]", trace);
                }
            } catch (UncheckedIOException _) {
                // the gateway may cut a stream whose service died
            }
        }

        List<ProviderCall> served(Stack stack) {
            return stack.simulator().calls(trace.id()).stream().filter(ProviderCall::served).toList();
        }
    }

    @Test
    void counts_every_served_call_once_when_chat_service_is_killed_during_twenty_calls() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Caller> callers = callers(threads);
            IntStream.range(0, CALLS).forEach(i -> threads.submit(() -> callers.get(i).call(i % 2 == 0)));
            await().atMost(Duration.ofSeconds(8))
                    .until(() -> callers.stream().allMatch(caller -> caller.served(stack).size() == 1));

            stack.kill("chat-service");
            stack.restart("chat-service");

            await().atMost(TAKEN_OVER).untilAsserted(() -> assertThat(counts(callers)).containsOnly(1L));
            assertThat(callers).allSatisfy(caller -> assertThat(caller.served(stack)).hasSize(1));
            askAgain(callers);
        }
    }

    /** New calls are counted behind the old ones: nothing of the old was still on its way. */
    private void askAgain(List<Caller> callers) {
        for (Caller caller : callers) {
            Totals before = caller.person().usage();
            var usage = caller.person().say(caller.conversation(), "again").expect(201).data().path("usage");
            await().untilAsserted(() -> assertThat(caller.person().usage()).isEqualTo(before.plus(usage)));
        }
    }

    private List<Caller> callers(ExecutorService threads) throws Exception {
        Callable<Caller> signUp = () -> Caller.of(Person.signUp(stack));
        List<Caller> callers = new ArrayList<>();
        for (var caller : threads.invokeAll(IntStream.range(0, CALLS).mapToObj(_ -> signUp).toList())) {
            callers.add(caller.get());
        }
        return callers;
    }

    private static List<Long> counts(List<Caller> callers) {
        return callers.stream().map(caller -> caller.person().usage().count()).toList();
    }
}

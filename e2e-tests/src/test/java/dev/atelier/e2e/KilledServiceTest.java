package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.client.Totals;
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

    /**
     * A person each, so that the statistics tell the calls apart.
     *
     * @param words length of the question, by which the provider's ledger tells them apart
     */
    private record Caller(Person person, String conversation, int words) {

        static Caller of(Person person, int words) {
            return new Caller(person, person.newConversation(), words);
        }

        /** Half of them want a stream; what becomes of the answer is not what is asked here. */
        void call(boolean stream) {
            try {
                if (stream) {
                    person.stream(conversation, prompt("[[delay=100]]"));
                } else {
                    person.say(conversation, prompt("[[delay=10000]]"));
                }
            } catch (UncheckedIOException _) {
                // the gateway may cut a stream whose service died
            }
        }

        private String prompt(String delay) {
            return "[[tokens=100]] " + delay + " word".repeat(words);
        }
    }

    @Test
    void counts_every_served_call_once_when_chat_service_is_killed_during_twenty_calls() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Caller> callers = callers(threads);
            int askedBefore = stack.simulator().callCount();
            IntStream.range(0, CALLS)
                    .forEach(i -> threads.submit(() -> callers.get(i).call(i % 2 == 0)));
            await().atMost(Duration.ofSeconds(8))
                    .until(() -> served(askedBefore).size() == CALLS);

            stack.kill("chat-service");
            stack.restart("chat-service");

            await().atMost(TAKEN_OVER)
                    .untilAsserted(() -> assertThat(counts(callers)).containsOnly(1L));
            assertThat(served(askedBefore))
                    .as("one call of everybody, and none again")
                    .hasSize(CALLS)
                    .extracting(ProviderCall::promptTokens)
                    .doesNotHaveDuplicates();
            askAgain(callers);
        }
    }

    /** New calls are counted behind the old ones: nothing of the old was still on its way. */
    private void askAgain(List<Caller> callers) {
        for (Caller caller : callers) {
            Totals before = caller.person().usage();
            var usage = caller.person()
                    .say(caller.conversation(), "again")
                    .expect(201)
                    .data()
                    .path("usage");
            await().untilAsserted(() -> assertThat(caller.person().usage()).isEqualTo(before.plus(usage)));
        }
    }

    private List<Caller> callers(ExecutorService threads) throws Exception {
        List<Callable<Caller>> signUps = IntStream.range(0, CALLS)
                .<Callable<Caller>>mapToObj(words -> () -> Caller.of(Person.signUp(stack), 3 * words))
                .toList();
        List<Caller> callers = new ArrayList<>();
        for (var caller : threads.invokeAll(signUps)) {
            callers.add(caller.get());
        }
        return callers;
    }

    private List<ProviderCall> served(int askedBefore) {
        return stack.simulator().callsAfter(askedBefore).stream()
                .filter(ProviderCall::served)
                .toList();
    }

    private static List<Long> counts(List<Caller> callers) {
        return callers.stream().map(caller -> caller.person().usage().count()).toList();
    }
}

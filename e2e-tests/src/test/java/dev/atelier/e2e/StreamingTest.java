package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.e2e.client.Event;
import dev.atelier.e2e.client.EventReader;
import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.ProviderCall;
import dev.atelier.e2e.stack.Stack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Streams pass unbuffered and uncut. */
@EndToEnd
@Order(60)
class StreamingTest {

    private final Stack stack;
    private final LongStream longStream;

    StreamingTest(Stack stack, LongStream longStream) {
        this.stack = stack;
        this.longStream = longStream;
    }

    @Test
    void delivers_a_word_before_the_next_is_made() {
        Person person = Person.signUp(stack);
        int askedBefore = stack.simulator().callCount();
        String conversation = person.newConversation();

        try (EventReader stream = person.openStream(conversation, "[[tokens=6]] [[delay=500]]")) {
            Event first = stream.next("delta");
            ProviderCall call = stack.simulator().callsAfter(askedBefore).getFirst();
            assertThat(call.outcome()).isEqualTo("running");
            Event done = stream.next("done");
            assertThat(Duration.between(first.at(), done.at())).isGreaterThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void does_not_cut_a_stream_of_more_than_a_minute() throws Exception {
        List<Event> events = longStream.events();

        List<Event> deltas = events.stream().filter(event -> event.is("delta")).toList();
        assertThat(deltas).hasSize(4);
        assertThat(events.getLast().is("done")).isTrue();
        assertThat(Duration.between(deltas.getFirst().at(), deltas.getLast().at()))
                .isGreaterThan(Duration.ofSeconds(65));
    }

    @Test
    void sends_a_comment_into_fifteen_seconds_of_silence() throws Exception {
        List<Event> events = longStream.events();

        int first = events.indexOf(
                events.stream().filter(event -> event.is("delta")).findFirst().orElseThrow());
        Event silence = events.get(first + 1);
        assertThat(silence.name()).isEqualTo(Event.COMMENT);
        assertThat(Duration.between(events.get(first).at(), silence.at()))
                .isBetween(Duration.ofSeconds(14), Duration.ofSeconds(17));
    }
}

package dev.atelier.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.chat.content.Content;
import dev.atelier.chat.message.LoggedMessage;
import dev.atelier.chat.message.Place;
import dev.atelier.chat.message.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryCutTest {

    @Test
    void keeps_everything_that_fits() {
        var cut = new HistoryCut(100);
        cut.addOlder(turns(0, 5, 10));
        assertThat(cut.messages()).hasSize(10).isSortedAccordingTo((a, b) -> sequence(a) - sequence(b));
        assertThat(cut.tokens()).isEqualTo(100);
        assertThat(cut.isFull()).isFalse();
    }

    @Test
    void cuts_from_the_oldest_side_at_a_whole_turn() {
        var cut = new HistoryCut(99);
        cut.addOlder(turns(0, 5, 10));
        assertThat(cut.messages()).hasSize(8).first().satisfies(first -> {
            assertThat(first.role()).isEqualTo(Role.USER);
            assertThat(sequence(first)).isEqualTo(2);
        });
        assertThat(cut.isFull()).isTrue();
    }

    @Test
    void goes_on_where_the_last_read_ended() {
        var cut = new HistoryCut(70);
        cut.addOlder(turns(2, 4, 10));
        cut.addOlder(turns(0, 2, 10));
        assertThat(cut.messages()).extracting(HistoryCutTest::sequence).containsExactly(2, 3, 4, 5, 6, 7);
    }

    @Test
    void a_turn_that_does_not_fit_ends_the_history() {
        List<LoggedMessage> messages = new ArrayList<>(turns(0, 1, 1));
        messages.addAll(turns(1, 2, 1000));
        messages.addAll(turns(2, 3, 1));
        var cut = new HistoryCut(10);
        cut.addOlder(messages);
        assertThat(cut.messages()).extracting(HistoryCutTest::sequence).containsExactly(4, 5);
    }

    @Test
    void half_turns_and_turns_without_an_answer_are_passed_over() {
        List<LoggedMessage> messages = new ArrayList<>(turns(0, 4, 5));
        messages.remove(4); // the third question was lost
        messages.set(3, message(3, Role.ASSISTANT, "", 5)); // the second answer is empty
        var cut = new HistoryCut(1000);
        cut.addOlder(messages);
        assertThat(cut.messages()).extracting(HistoryCutTest::sequence).containsExactly(0, 1, 6, 7);
    }

    @Test
    void no_room_keeps_nothing() {
        var cut = new HistoryCut(-5);
        cut.addOlder(turns(0, 1, 1));
        assertThat(cut.messages()).isEmpty();
        assertThat(cut.isFull()).isTrue();
    }

    static List<LoggedMessage> turns(int from, int to, int tokens) {
        List<LoggedMessage> messages = new ArrayList<>();
        for (int turn = from; turn < to; turn++) {
            messages.add(message(2 * turn, Role.USER, "q" + turn, tokens));
            messages.add(message(2 * turn + 1, Role.ASSISTANT, "a" + turn, tokens));
        }
        return messages;
    }

    private static LoggedMessage message(int sequence, Role role, String text, int tokens) {
        var place = new Place("u", "65f0000000000000000000aa", sequence);
        return new LoggedMessage(place, role, new Content.Text(text), tokens, Instant.EPOCH, null);
    }

    private static int sequence(LoggedMessage message) {
        return message.place().sequence();
    }
}

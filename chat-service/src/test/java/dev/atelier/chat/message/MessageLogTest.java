package dev.atelier.chat.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.chat.ObservedMongo;
import dev.atelier.chat.content.Content;
import dev.atelier.chat.content.Part;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class MessageLogTest {

    private static final ObservedMongo MONGO = new ObservedMongo("chat-message-log-test");

    private final MessageLog log = new MessageLog(MONGO.template());
    private final String conversation = new ObjectId().toHexString();

    @AfterAll
    static void disconnect() {
        MONGO.close();
    }

    @BeforeEach
    void look() {
        MONGO.commands();
    }

    @Test
    void a_message_is_read_as_it_was_written() {
        var parts = new Content.Parts(List.of(
                new Part.Text("你好 😀"),
                new Part.Image("https://example.com/cat.png", "low"),
                new Part.Image("data:image/png;base64,AAAA", null)));
        var question =
                new LoggedMessage(place(0), Role.USER, parts, 12, Instant.parse("2026-11-22T10:15:30.123Z"), null);
        var answer = new LoggedMessage(
                place(1),
                Role.ASSISTANT,
                new Content.Text("a cat"),
                7,
                Instant.parse("2026-11-22T10:15:31Z"),
                new Origin(
                        "gpt-test",
                        "stop",
                        new Usage(12, 3, 15, 99),
                        new Accounting(
                                new ObjectId().toHexString(), Status.SUCCEEDED, "openai", 4, 1, UsageSource.REPORTED)));
        log.append(List.of(question, answer));
        assertThat(otherInstance().between(conversation, 0, 2)).containsExactly(question, answer);
    }

    @Test
    void a_message_from_before_calls_were_noted_is_read_without_one() {
        var answer = new LoggedMessage(
                place(1),
                Role.ASSISTANT,
                new Content.Text("a cat"),
                7,
                Instant.parse("2026-11-22T10:15:31Z"),
                new Origin("gpt-test", "stop", new Usage(12, 3, 15, 99), null));
        log.append(List.of(answer));
        assertThat(log.between(conversation, 1, 2)).containsExactly(answer);
    }

    @Test
    void places_that_were_never_filled_are_left_out() {
        log.append(List.of(message(0), message(1), message(4), message(5)));
        assertThat(log.between(conversation, 0, 6))
                .extracting(message -> message.place().sequence())
                .containsExactly(0, 1, 4, 5);
        assertThat(log.between(conversation, 6, 6)).isEmpty();
    }

    @Test
    void a_place_is_taken_once() {
        log.append(List.of(message(0)));
        assertThatThrownBy(() -> log.append(List.of(message(0)))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void no_more_than_a_chunk_is_read_at_a_time() {
        assertThatThrownBy(() -> log.between(conversation, 0, MessageLog.CHUNK + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_tail_of_a_hundred_thousand_messages_is_one_look_up_by_ids() {
        fill(0, 2_000);
        fill(99_800, 100_000);
        MONGO.commands();
        assertThat(otherInstance().between(conversation, 99_800, 100_000)).hasSize(200);
        List<BsonDocument> commands = MONGO.commands();
        assertThat(commands).hasSize(1);
        assertLooksUpIds(commands.getFirst(), 200);
        log.append(List.of(message(100_000), message(100_001)));
        assertThat(MONGO.commands())
                .hasSize(1)
                .first()
                .satisfies(insert -> assertThat(insert.getFirstKey()).isEqualTo("insert"));
    }

    @Test
    void what_this_instance_stored_or_read_is_not_read_again() {
        log.append(List.of(message(0), message(1)));
        log.append(List.of(message(2), message(3)));
        MessageLog other = otherInstance();
        other.between(conversation, 0, 4);
        MONGO.commands();
        assertThat(log.between(conversation, 0, 4)).hasSize(4);
        assertThat(other.between(conversation, 1, 4)).hasSize(3);
        assertThat(MONGO.commands()).isEmpty();
    }

    @Test
    void what_another_instance_stored_meanwhile_is_seen() {
        MessageLog other = otherInstance();
        log.append(List.of(message(0), message(1)));
        other.append(List.of(message(2), message(3)));
        log.append(List.of(message(4), message(5)));
        assertThat(log.between(conversation, 0, 6)).hasSize(6);
    }

    @Test
    void a_place_that_is_filled_late_is_seen() {
        log.append(List.of(message(2), message(3)));
        assertThat(log.between(conversation, 0, 4)).hasSize(2);
        otherInstance().append(List.of(message(0), message(1)));
        assertThat(log.between(conversation, 0, 4)).hasSize(4);
    }

    @Test
    void what_was_deleted_is_not_remembered() {
        log.append(List.of(message(0), message(1)));
        log.delete(conversation, 0, 2);
        assertThat(log.between(conversation, 0, 2)).isEmpty();
    }

    @Test
    void deleting_names_the_ids_too() {
        fill(0, 250);
        MONGO.commands();
        assertThat(log.delete(conversation, 0, 200)).isEqualTo(200);
        assertThat(log.delete(conversation, 200, 400)).isEqualTo(50);
        assertThat(MONGO.commands()).allSatisfy(command -> {
            BsonDocument filter =
                    command.getArray("deletes").get(0).asDocument().getDocument("q");
            assertThat(filter.keySet()).isEqualTo(Set.of("_id"));
        });
        assertThat(log.between(conversation, 0, 200)).isEmpty();
    }

    private static MessageLog otherInstance() {
        return new MessageLog(MONGO.template());
    }

    private static void assertLooksUpIds(BsonDocument command, int count) {
        assertThat(command.getFirstKey()).isEqualTo("find");
        BsonDocument filter = command.getDocument("filter");
        assertThat(filter.keySet()).isEqualTo(Set.of("_id"));
        assertThat(filter.getDocument("_id").keySet()).isEqualTo(Set.of("$in"));
        assertThat(filter.getDocument("_id").getArray("$in")).hasSize(count);
        assertThat(command.containsKey("sort")).isFalse();
    }

    private void fill(int from, int to) {
        for (int start = from; start < to; start += 1_000) {
            List<LoggedMessage> messages = new ArrayList<>();
            for (int i = start; i < Math.min(to, start + 1_000); i++) {
                messages.add(message(i));
            }
            log.append(messages);
        }
    }

    private LoggedMessage message(int sequence) {
        Role role = sequence % 2 == 0 ? Role.USER : Role.ASSISTANT;
        return new LoggedMessage(place(sequence), role, new Content.Text("m" + sequence), 5, Instant.EPOCH, null);
    }

    private Place place(int sequence) {
        return new Place("65f0000000000000000000bb", conversation, sequence);
    }
}

package dev.atelier.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.chat.ObservedMongo;
import dev.atelier.chat.content.Content;
import dev.atelier.chat.message.LoggedMessage;
import dev.atelier.chat.message.MessageLog;
import dev.atelier.chat.message.Place;
import dev.atelier.chat.message.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteConversationTest {

    private static final ObservedMongo MONGO = new ObservedMongo("chat-deletion-test");
    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30Z");

    private final ConversationRepository repository = new ConversationRepository(MONGO.template());
    private final Deletions deletions = new Deletions(MONGO.template());
    private final MessageLog log = new MessageLog(MONGO.template());
    private final String id = new ObjectId().toHexString();

    @AfterAll
    static void disconnect() {
        MONGO.close();
    }

    @BeforeEach
    void someMessages() {
        MONGO.template().getCollection("deletions").deleteMany(new Document());
        repository.insert(conversation(0));
        log.append(messages(0, 300));
        log.append(messages(300, 450));
        repository.takePlaces(id, 450, NOW);
    }

    @Test
    void the_conversation_goes_first_and_its_messages_after_the_grace() {
        at(NOW).of(conversation(450));
        assertThat(repository.find(new ObjectId(id))).isNull();
        at(NOW.plus(DeleteConversation.GRACE)).keepPromises();
        assertThat(left()).isEqualTo(450);
        at(NOW.plus(DeleteConversation.GRACE).plusMillis(1)).keepPromises();
        assertThat(left()).isZero();
        assertThat(promises()).isZero();
    }

    @Test
    void who_dies_after_the_promise_leaves_it_to_others() {
        deletions.promise(conversation(450), NOW);
        at(NOW.plus(Duration.ofHours(1))).keepPromises();
        assertThat(repository.find(new ObjectId(id))).isNull();
        assertThat(left()).isZero();
    }

    @Test
    void an_answer_that_came_late_goes_too() {
        at(NOW).of(conversation(400)); // fifty messages were added after its owner had read it
        at(NOW.plus(Duration.ofHours(1))).keepPromises();
        assertThat(left()).isZero();
    }

    @Test
    void deleting_twice_is_deleting_once() {
        at(NOW).of(conversation(450));
        at(NOW).of(conversation(450));
        at(NOW.plus(Duration.ofHours(1))).keepPromises();
        at(NOW.plus(Duration.ofHours(1))).keepPromises();
        assertThat(promises()).isZero();
    }

    private DeleteConversation at(Instant time) {
        return new DeleteConversation(repository, log, deletions, Clock.fixed(time, ZoneOffset.UTC));
    }

    private long left() {
        return MONGO.template().getCollection("messages").countDocuments(new Document("conversationId", id));
    }

    private static long promises() {
        return MONGO.template().getCollection("deletions").countDocuments();
    }

    private Conversation conversation(int messageCount) {
        var profile = new Conversation.Profile(null, "gpt-test", Settings.NONE, 0, List.of());
        return new Conversation(id, "65f0000000000000000000bb", profile, messageCount, NOW, NOW);
    }

    private List<LoggedMessage> messages(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new LoggedMessage(
                        new Place("65f0000000000000000000bb", id, i),
                        i % 2 == 0 ? Role.USER : Role.ASSISTANT,
                        new Content.Text("m"),
                        5,
                        NOW,
                        null))
                .toList();
    }
}

package dev.atelier.chat.message;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.result.DeleteResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/**
 * The messages of all conversations. Every access names the ids it wants, so nothing here depends on how long a
 * conversation is or how many there are.
 */
@Repository
public class MessageLog {

    /** Most messages read or deleted in one go. */
    public static final int CHUNK = 200;

    static final String MESSAGES = "messages";

    private final MongoOperations mongo;

    /** A log in this database. */
    public MessageLog(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Stores messages at places nobody else has. */
    public void append(List<LoggedMessage> messages) {
        List<Document> documents =
                messages.stream().map(MessageDocuments::toDocument).toList();
        mongo.execute(MESSAGES, log -> log.insertMany(documents));
    }

    /**
     * The messages from {@code from} up to, not including, {@code to}, oldest first; at most {@link #CHUNK}. A place that
     * was taken but never filled is left out.
     */
    public List<LoggedMessage> between(String conversationId, int from, int to) {
        if (to - from > CHUNK) {
            throw new IllegalArgumentException("more than a chunk");
        }
        if (to <= from) {
            return List.of();
        }
        return find(MessageIds.of(conversationId).between(from, to)).stream()
                .map(MessageDocuments::toMessage)
                .filter(message -> message.place().conversationId().equals(conversationId))
                .sorted(Comparator.comparingInt(message -> message.place().sequence()))
                .toList();
    }

    /** Deletes the messages from {@code from} up to, not including, {@code to}, and tells how many there were. */
    public long delete(String conversationId, int from, int to) {
        List<ObjectId> ids = MessageIds.of(conversationId).between(from, to);
        DeleteResult result = mongo.execute(MESSAGES, log -> log.deleteMany(in("_id", ids)));
        return result == null ? 0 : result.getDeletedCount();
    }

    /** All in the first batch, for a second round trip would double the cost. */
    private List<Document> find(List<ObjectId> ids) {
        List<Document> found = mongo.execute(
                MESSAGES, log -> log.find(in("_id", ids)).batchSize(CHUNK + 1).into(new ArrayList<>(ids.size())));
        return Objects.requireNonNullElseGet(found, List::of);
    }
}

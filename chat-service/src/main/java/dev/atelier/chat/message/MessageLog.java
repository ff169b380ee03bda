package dev.atelier.chat.message;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.result.DeleteResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
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

    /** Each takes as long as the store may be away before a request gives up. */
    private static final int REPEATS = 4;

    private static final InsertManyOptions WHATEVER_IS_MISSING = new InsertManyOptions().ordered(false);

    private final MongoOperations mongo;
    private final RecentMessages recent = new RecentMessages();

    /** A log in this database. */
    public MessageLog(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Stores messages of one conversation at places nobody else has, oldest first. A write that fails may have been done,
     * only its reply was lost, so it is repeated a few times; a place is taken once, which makes that harmless.
     *
     * @throws DataAccessException if they may or may not be stored: the store stayed away
     */
    public void append(List<LoggedMessage> messages) {
        List<Document> documents =
                messages.stream().map(MessageDocuments::toDocument).toList();
        try {
            mongo.execute(MESSAGES, log -> log.insertMany(documents));
        } catch (DuplicateKeyException e) {
            throw e;
        } catch (DataAccessException e) {
            appendAgain(documents);
        }
        recent.add(messages.getFirst().place().conversationId(), messages);
    }

    private void appendAgain(List<Document> documents) {
        for (int left = REPEATS; left > 0; left--) {
            try {
                mongo.execute(MESSAGES, log -> log.insertMany(documents, WHATEVER_IS_MISSING));
                return;
            } catch (DuplicateKeyException e) {
                requireStored(documents, e);
                return;
            } catch (DataAccessException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    /** The places are the caller's alone: whatever lies there was put there by the write before. */
    private void requireStored(List<Document> documents, DuplicateKeyException failure) {
        List<ObjectId> ids =
                documents.stream().map(document -> document.getObjectId("_id")).toList();
        if (find(ids).size() < ids.size()) {
            throw failure;
        }
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
        List<LoggedMessage> remembered = recent.between(conversationId, from, to);
        return remembered == null ? read(conversationId, from, to) : remembered;
    }

    private List<LoggedMessage> read(String conversationId, int from, int to) {
        List<LoggedMessage> messages = stored(conversationId, from, to);
        recent.add(conversationId, messages);
        return messages;
    }

    /** The same as {@link #between}, for who reads all there is: what is remembered of others is not pushed out by it. */
    public List<LoggedMessage> stored(String conversationId, int from, int to) {
        return find(MessageIds.of(conversationId).between(from, to)).stream()
                .map(MessageDocuments::toMessage)
                .filter(message -> message.place().conversationId().equals(conversationId))
                .sorted(Comparator.comparingInt(message -> message.place().sequence()))
                .toList();
    }

    /** Deletes the messages from {@code from} up to, not including, {@code to}, and tells how many there were. */
    public long delete(String conversationId, int from, int to) {
        recent.forget(conversationId);
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

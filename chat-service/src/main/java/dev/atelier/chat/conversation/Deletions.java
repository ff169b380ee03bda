package dev.atelier.chat.conversation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/** Deletions that were promised and are not finished: a short list, whatever the number of conversations. */
@Repository
class Deletions {

    static final String DELETIONS = "deletions";

    private final MongoOperations mongo;

    Deletions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Promises to delete a conversation and its messages, whoever dies meanwhile. */
    void promise(Conversation conversation, Instant now) {
        var change = Updates.combine(
                Updates.set("promisedAt", Date.from(now)), Updates.set("messageCount", conversation.messageCount()));
        mongo.execute(
                DELETIONS,
                deletions ->
                        deletions.updateOne(eq("_id", conversation.id()), change, new UpdateOptions().upsert(true)));
    }

    /** Up to {@code limit} promises made before {@code time}. */
    List<Promise> madeBefore(Instant time, int limit) {
        List<Document> found = mongo.execute(
                DELETIONS,
                deletions -> deletions
                        .find(lt("promisedAt", Date.from(time)))
                        .limit(limit)
                        .into(new ArrayList<>()));
        return Objects.requireNonNullElseGet(found, List::<Document>of).stream()
                .map(document -> new Promise(document.getString("_id"), document.getInteger("messageCount")))
                .toList();
    }

    void kept(Promise promise) {
        mongo.execute(DELETIONS, deletions -> deletions.deleteOne(eq("_id", promise.conversationId())));
    }

    /**
     * A conversation to delete.
     *
     * @param messageCount how many messages it had when its owner deleted it; an answer that was on its way then may have
     *     added some
     */
    record Promise(String conversationId, int messageCount) {}
}

package dev.atelier.chat.conversation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.atelier.platform.envelope.PageRequest;
import dev.atelier.platform.mongo.StorePreparation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

/**
 * Where conversations lie. What is done to one of them names it by {@code _id} alone: its owner never changes and has
 * been compared before, and stores find by a single unique field what they would search for by two.
 */
@Repository
class ConversationRepository implements StorePreparation {

    static final String CONVERSATIONS = "conversations";
    private static final FindOneAndUpdateOptions CHANGED =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final MongoOperations mongo;

    ConversationRepository(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public void prepare() {
        mongo.execute(CONVERSATIONS, conversations -> {
            conversations.createIndex(Indexes.compoundIndex(Indexes.ascending("userId"), Indexes.descending("_id")));
            return conversations.createIndex(Indexes.ascending("userId", "searchTokens"));
        });
    }

    @Override
    public boolean isVital() {
        return false; // indexes make it fast, nothing is wrong without them
    }

    void insert(Conversation conversation) {
        Document document = ConversationDocuments.toDocument(conversation);
        mongo.execute(CONVERSATIONS, conversations -> conversations.insertOne(document));
    }

    @Nullable
    Conversation find(ObjectId id) {
        return toConversation(mongo.execute(
                CONVERSATIONS,
                conversations -> conversations.find(eq("_id", id)).limit(1).first()));
    }

    /** Up to {@code page.limitPlusOne()} conversations of {@code userId}, newest first. */
    List<Conversation> list(String userId, ConversationFilter filter, PageRequest page) {
        List<Bson> conditions = new ArrayList<>(filter.conditions());
        conditions.add(eq("userId", userId));
        if (page.after() != null) {
            conditions.add(lt("_id", new ObjectId(page.after())));
        }
        List<Document> found = mongo.execute(
                CONVERSATIONS,
                conversations -> conversations
                        .find(and(conditions))
                        .projection(Projections.exclude("searchTokens"))
                        .sort(descending("_id"))
                        .limit(page.limitPlusOne())
                        .into(new ArrayList<>()));
        return Objects.requireNonNullElseGet(found, List::<Document>of).stream()
                .map(ConversationDocuments::toConversation)
                .toList();
    }

    /** Sets some of the members its owner decides; {@code null} if the conversation is gone. */
    @Nullable
    Conversation change(String id, Document members, Instant now) {
        Document change = new Document("$set", members).append("$max", new Document("updatedAt", Date.from(now)));
        return toConversation(mongo.execute(
                CONVERSATIONS,
                conversations -> conversations.findOneAndUpdate(eq("_id", new ObjectId(id)), change, CHANGED)));
    }

    /**
     * Takes the next {@code count} places in the log; {@code null} if the conversation is gone. The time of the last change
     * never goes back, whatever the clocks of the instances say, so it orders what is put into the log.
     */
    @Nullable
    Places takePlaces(String id, int count, Instant now) {
        Bson change = Updates.combine(Updates.inc("messageCount", count), Updates.max("updatedAt", Date.from(now)));
        var options = new FindOneAndUpdateOptions().projection(Projections.include("messageCount", "updatedAt"));
        Document before = mongo.execute(
                CONVERSATIONS,
                conversations -> conversations.findOneAndUpdate(eq("_id", new ObjectId(id)), change, options));
        return before == null
                ? null
                : new Places(
                        before.getInteger("messageCount"),
                        before.getDate("updatedAt").toInstant());
    }

    void delete(String id) {
        mongo.execute(CONVERSATIONS, conversations -> conversations.deleteOne(eq("_id", new ObjectId(id))));
    }

    private static @Nullable Conversation toConversation(@Nullable Document document) {
        return document == null ? null : ConversationDocuments.toConversation(document);
    }
}

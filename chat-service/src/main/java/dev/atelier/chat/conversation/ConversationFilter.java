package dev.atelier.chat.conversation;

import static com.mongodb.client.model.Filters.all;
import static com.mongodb.client.model.Filters.eq;

import dev.atelier.platform.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations of a user are listed.
 *
 * @param tag one of their tags, exactly
 * @param model their model, exactly
 * @param q words of their title, as plain text
 */
record ConversationFilter(
        @Nullable String tag,
        @Nullable String model,
        @Nullable String q) {

    /** All of them. */
    static final ConversationFilter NONE = new ConversationFilter(null, null, null);

    private static final int MAX_QUERY = 200;

    /** What is blank does not filter. */
    ConversationFilter {
        tag = blankToNull(tag);
        model = blankToNull(model);
        q = blankToNull(q);
        if (q != null && q.length() > MAX_QUERY) {
            throw ApiException.invalid("q", "chat.query.tooLong", MAX_QUERY);
        }
    }

    /** Whether nothing can match: a query of nothing but punctuation finds nothing. */
    boolean matchesNothing() {
        return q != null && SearchTokens.ofQuery(q).isEmpty();
    }

    /** What a conversation's document must fulfil. */
    List<Bson> conditions() {
        List<Bson> conditions = new ArrayList<>();
        if (tag != null) {
            conditions.add(eq("tags", tag));
        }
        if (model != null) {
            conditions.add(eq("model", model));
        }
        if (q != null) {
            conditions.add(all("searchTokens", SearchTokens.ofQuery(q)));
        }
        return conditions;
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}

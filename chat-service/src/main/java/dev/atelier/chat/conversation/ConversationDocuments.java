package dev.atelier.chat.conversation;

import java.util.Date;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Conversations as they lie in MongoDB. Written by hand: every call of the service passes here. */
final class ConversationDocuments {

    private ConversationDocuments() {}

    static Document toDocument(Conversation conversation) {
        Document document = new Document("_id", new ObjectId(conversation.id()))
                .append("userId", conversation.userId())
                .append("messageCount", conversation.messageCount())
                .append("createdAt", Date.from(conversation.createdAt()))
                .append("updatedAt", Date.from(conversation.updatedAt()));
        document.putAll(toDocument(conversation.profile()));
        return document;
    }

    /** The members of a conversation's document that its owner decides. */
    static Document toDocument(Conversation.Profile profile) {
        return new Document("title", profile.title())
                .append("searchTokens", SearchTokens.ofTitle(profile.title()))
                .append("model", profile.model())
                .append("settings", toDocument(profile.settings()))
                .append("systemPromptTokens", profile.systemPromptTokens())
                .append("tags", profile.tags());
    }

    private static Document toDocument(Settings settings) {
        Document document = new Document();
        put(document, "temperature", settings.temperature());
        put(document, "maxLength", settings.maxLength());
        put(document, "topP", settings.topP());
        put(document, "systemPrompt", settings.systemPrompt());
        return document;
    }

    private static void put(Document document, String member, @Nullable Object value) {
        if (value != null) {
            document.append(member, value);
        }
    }

    static Conversation toConversation(Document document) {
        return new Conversation(
                document.getObjectId("_id").toHexString(),
                document.getString("userId"),
                profile(document),
                document.getInteger("messageCount"),
                document.getDate("createdAt").toInstant(),
                document.getDate("updatedAt").toInstant());
    }

    private static Conversation.Profile profile(Document document) {
        Document settings = document.get("settings", Document.class);
        return new Conversation.Profile(
                document.getString("title"),
                document.getString("model"),
                new Settings(
                        settings.getDouble("temperature"),
                        settings.getInteger("maxLength"),
                        settings.getDouble("topP"),
                        settings.getString("systemPrompt")),
                document.getInteger("systemPromptTokens"),
                document.getList("tags", String.class));
    }
}

package dev.atelier.chat.message;

import dev.atelier.chat.content.Content;
import dev.atelier.chat.content.Part;
import dev.atelier.events.UsageEvent.Status;
import dev.atelier.events.UsageEvent.UsageSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Messages as they lie in MongoDB. Written by hand: every call of the service passes here twice. */
final class MessageDocuments {

    private MessageDocuments() {}

    static Document toDocument(LoggedMessage message) {
        Document document = new Document("_id", message.place().id())
                .append("conversationId", message.place().conversationId())
                .append("userId", message.place().userId())
                .append("sequence", message.place().sequence())
                .append("role", message.role().wire())
                .append("content", message.content().wire())
                .append("tokens", message.tokens())
                .append("timestamp", Date.from(message.timestamp()));
        Origin origin = message.origin();
        return origin == null ? document : append(document, origin);
    }

    private static Document append(Document document, Origin origin) {
        Usage usage = origin.usage();
        document.append("model", origin.model())
                .append("finishReason", origin.finishReason())
                .append(
                        "usage",
                        new Document("promptTokens", usage.promptTokens())
                                .append("completionTokens", usage.completionTokens())
                                .append("totalTokens", usage.totalTokens())
                                .append("costMicros", usage.costMicros()));
        Accounting accounting = origin.accounting();
        return accounting == null ? document : document.append("call", toDocument(accounting));
    }

    private static Document toDocument(Accounting accounting) {
        return new Document("id", new ObjectId(accounting.callId()))
                .append("status", accounting.status().name())
                .append("provider", accounting.provider())
                .append("cachedTokens", accounting.cachedTokens())
                .append("reasoningTokens", accounting.reasoningTokens())
                .append("usageSource", accounting.usageSource().name());
    }

    static LoggedMessage toMessage(Document document) {
        return new LoggedMessage(
                new Place(
                        document.getString("userId"),
                        document.getString("conversationId"),
                        document.getInteger("sequence")),
                Role.ofWire(document.getString("role")),
                content(document.get("content")),
                document.getInteger("tokens"),
                document.getDate("timestamp").toInstant(),
                origin(document));
    }

    private static Content content(@Nullable Object stored) {
        if (stored instanceof List<?> parts) {
            return new Content.Parts(
                    parts.stream().map(part -> Part.ofWire((Map<?, ?>) part)).toList());
        }
        return new Content.Text(String.valueOf(stored));
    }

    private static @Nullable Origin origin(Document document) {
        if (!(document.get("usage") instanceof Document usage)) {
            return null;
        }
        return new Origin(
                document.getString("model"),
                document.getString("finishReason"),
                new Usage(
                        usage.getLong("promptTokens"),
                        usage.getLong("completionTokens"),
                        usage.getLong("totalTokens"),
                        usage.getLong("costMicros")),
                accounting(document.get("call", Document.class)));
    }

    private static @Nullable Accounting accounting(@Nullable Document call) {
        return call == null
                ? null
                : new Accounting(
                        call.getObjectId("id").toHexString(),
                        Status.valueOf(call.getString("status")),
                        call.getString("provider"),
                        call.getLong("cachedTokens"),
                        call.getLong("reasoningTokens"),
                        UsageSource.valueOf(call.getString("usageSource")));
    }
}

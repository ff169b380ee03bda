package dev.atelier.personal;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads account events as CloudEvents 1.0 in structured JSON. Does no I/O and holds no state. */
public final class AccountEvents {

    /** The Kafka topic. The record's key is the user's id. */
    public static final String TOPIC = "account-events";

    /** The CloudEvents {@code type} of {@link AccountEvent.Deleted}. */
    public static final String DELETED = "dev.atelier.account.deleted.v1";

    /** The CloudEvents {@code type} of {@link AccountEvent.Erased}. */
    public static final String ERASED = "dev.atelier.account.erased.v1";

    private static final EventFormat ENVELOPE = new JsonFormat();
    private static final JsonMapper JSON = JsonMapper.shared();

    private AccountEvents() {}

    /**
     * Writes an event.
     *
     * @param sender name of the service that tells it
     * @return UTF-8 JSON
     */
    public static byte[] write(AccountEvent event, String sender, Instant time) {
        ObjectNode data = JSON.createObjectNode().put("userId", event.userId()).put("round", event.round());
        if (event instanceof AccountEvent.Erased erased) {
            data.put("service", erased.service());
        }
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(sender + "/" + event.userId() + "/" + event.round())
                .withSource(URI.create("/atelier/" + sender))
                .withType(event instanceof AccountEvent.Erased ? ERASED : DELETED)
                .withSubject(event.userId())
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withData("application/json", JSON.writeValueAsBytes(data))
                .build();
        return ENVELOPE.serialize(cloudEvent);
    }

    /** Reads an event; {@code null} if the bytes are none, or one of a type that is not known yet. */
    public static @Nullable AccountEvent read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            CloudEvent event = ENVELOPE.deserialize(bytes);
            CloudEventData data = event == null ? null : event.getData();
            return data == null ? null : read(event.getType(), JSON.readTree(data.toBytes()));
        } catch (EventDeserializationException
                | CloudEventRWException
                | JacksonException
                | IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static @Nullable AccountEvent read(String type, JsonNode data) {
        String userId = data.path("userId").asString("");
        int round = data.path("round").asInt(0);
        return switch (type) {
            case DELETED -> new AccountEvent.Deleted(userId, round);
            case ERASED ->
                new AccountEvent.Erased(userId, round, data.path("service").asString(""));
            default -> null;
        };
    }
}

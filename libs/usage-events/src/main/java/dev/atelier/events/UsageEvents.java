package dev.atelier.events;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Writes and reads usage events as CloudEvents 1.0 in structured JSON. Does no I/O, holds no state, is safe for any
 * number of threads.
 */
public final class UsageEvents {

    /** The Kafka topic. The record's key is {@link UsageEvent#userId()}, so that a user's events keep their order. */
    public static final String TOPIC = "usage-events";

    /** The CloudEvents {@code type}. Fields may be added under this name; anything else gets a new one. */
    public static final String TYPE = "dev.atelier.usage.recorded.v1";

    /** The content type of the written bytes, for a Kafka header or an HTTP body. */
    public static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

    /**
     * Largest event that is read, in bytes: the size every CloudEvents intermediary must forward (CloudEvents 1.0,
     * "Size Limits"). A written event has less than 4 KiB.
     */
    public static final int MAX_BYTES = 64 * 1024;

    private static final EventFormat ENVELOPE = new JsonFormat();

    private static final JsonMapper DATA = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, new MillisSerializer()))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private static final String DATA_CONTENT_TYPE = "application/json";

    private static final Map<String, URI> SOURCES = UsageEvent.SERVICES.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), UsageEvents::source));

    private UsageEvents() {}

    /**
     * Writes an event. The {@code source} is the service that made the call, e.g. {@code /atelier/chat-service}.
     *
     * @return UTF-8 JSON, valid against {@code usage-event.schema.json}
     */
    public static byte[] write(UsageEvent event) {
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(event.callId())
                .withSource(SOURCES.get(event.service()))
                .withType(TYPE)
                .withSubject(event.userId())
                .withTime(event.occurredAt().atOffset(ZoneOffset.UTC))
                .withData(DATA_CONTENT_TYPE, DATA.writeValueAsBytes(event))
                .build();
        return ENVELOPE.serialize(cloudEvent);
    }

    /**
     * Reads an event. Unknown fields are ignored, so that events of a newer release stay readable.
     *
     * @throws InvalidUsageEventException if the bytes are too many, no CloudEvents 1.0 JSON, of another type, or break
     *     a rule of the contract; retrying never helps
     */
    public static UsageEvent read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidUsageEventException("An event of " + bytes.length + " bytes is too large");
        }
        CloudEvent cloudEvent = readEnvelope(bytes);
        if (!SpecVersion.V1.equals(cloudEvent.getSpecVersion()) || !TYPE.equals(cloudEvent.getType())) {
            throw new InvalidUsageEventException("Not an event of type " + TYPE);
        }
        CloudEventData data = cloudEvent.getData();
        if (data == null) {
            throw new InvalidUsageEventException("The event has no data");
        }
        UsageEvent event = readData(data.toBytes());
        if (!event.callId().equals(cloudEvent.getId()) || !event.userId().equals(cloudEvent.getSubject())) {
            throw new InvalidUsageEventException("id and subject do not name the call and the user of the data");
        }
        return event;
    }

    private static CloudEvent readEnvelope(byte[] bytes) {
        try {
            CloudEvent event = ENVELOPE.deserialize(bytes);
            if (event == null) {
                throw new InvalidUsageEventException("Not a CloudEvents 1.0 event but null");
            }
            return event;
        } catch (EventDeserializationException | CloudEventRWException e) {
            throw new InvalidUsageEventException("Not a CloudEvents 1.0 event in JSON", e);
        }
    }

    private static UsageEvent readData(byte[] data) {
        try {
            UsageEvent event = DATA.readValue(data, UsageEvent.class);
            if (event == null) {
                throw new InvalidUsageEventException("The data is null");
            }
            return event;
        } catch (JacksonException e) {
            throw new InvalidUsageEventException("The data is no usage event", e);
        }
    }

    /** Embeddings are made by the chat studio; the other kinds of service have a studio of their own name. */
    private static URI source(String service) {
        String studio = "embedding".equals(service) ? "chat" : service;
        return URI.create("/atelier/" + studio + "-service");
    }

    /** Always three digits of a second, as everywhere on the platform's wire; the default drops zeros. */
    private static final class MillisSerializer extends ValueSerializer<Instant> {

        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(FORMAT.format(value));
        }
    }
}

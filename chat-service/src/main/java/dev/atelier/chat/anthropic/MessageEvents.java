package dev.atelier.chat.anthropic;

import dev.atelier.chat.idempotency.Keeping;
import dev.atelier.platform.sse.ClientGoneException;
import dev.atelier.platform.sse.EventStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The events of Anthropic's stream, as they go out. Each repeats its name in its data. */
final class MessageEvents implements AutoCloseable {

    private static final String STOP = "message_stop";

    private final EventStream stream;
    private final JsonMapper json;
    private final Keeping keeping;
    private final StringBuilder sent = new StringBuilder();

    MessageEvents(EventStream stream, JsonMapper json, Keeping keeping) {
        this.stream = stream;
        this.json = json;
        this.keeping = keeping;
    }

    JsonMapper json() {
        return json;
    }

    boolean isStarted() {
        return stream.isStarted();
    }

    /** An event of that name, to be filled and sent. */
    ObjectNode event(String name) {
        return json.createObjectNode().put("type", name);
    }

    void send(ObjectNode event) {
        String data = json.writeValueAsString(event);
        if (keeping != Keeping.NOTHING) {
            sent.append(data).append('\n');
        }
        send(event.path("type").asString(), data);
    }

    void send(String name, Object data) {
        send(name, json.writeValueAsString(data));
    }

    /** Keeps all that was sent, and only then sends the end of it: who got that may ask again. */
    void stop() {
        String stop = json.writeValueAsString(event(STOP));
        keeping.keep(sent + stop + '\n');
        send(STOP, stop);
    }

    /** Sends again what was kept. */
    void replay(String kept) {
        kept.lines().forEach(data -> send(json.readTree(data).path("type").asString(), data));
    }

    private void send(String name, String data) {
        try {
            stream.send(name, data);
        } catch (ClientGoneException _) {
            // the stream has told those who stop the call
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}

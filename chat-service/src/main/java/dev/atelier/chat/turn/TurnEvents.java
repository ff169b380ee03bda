package dev.atelier.chat.turn;

import dev.atelier.platform.envelope.ErrorEntry;
import dev.atelier.platform.sse.ClientGoneException;
import dev.atelier.platform.sse.EventStream;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;

/** The events of one streamed turn. Writing to a client that has gone is no failure: whoever watches it knows. */
final class TurnEvents {

    /** What the stream is to those who read about it. */
    static final String SCHEMA = """
            {
              type: 'string',
              description: 'Server-sent events. `delta`: `{"content":"…"}`, as often as there is more. At the end `done` with \
            what the answer in one piece has for `data`, or `error` with an entry of `errors`.'
            }""";

    private static final JsonStringEncoder QUOTE = JsonStringEncoder.getInstance();

    private final EventStream stream;
    private final JsonMapper json;

    TurnEvents(EventStream stream, JsonMapper json) {
        this.stream = stream;
        this.json = json;
    }

    /** Written by hand: it happens for every word of every answer. */
    void delta(String content) {
        var data = new StringBuilder(content.length() + 24).append("{\"content\":\"");
        QUOTE.quoteAsString(content, data);
        send("delta", data.append("\"}").toString());
    }

    void done(TurnResult result) {
        send("done", json.writeValueAsString(result));
    }

    void error(ErrorEntry error) {
        send("error", json.writeValueAsString(error));
    }

    private void send(String event, String data) {
        try {
            stream.send(event, data);
        } catch (ClientGoneException _) {
            // the stream has told those who stop the call
        }
    }
}

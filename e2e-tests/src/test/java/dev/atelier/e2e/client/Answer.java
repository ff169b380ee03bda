package dev.atelier.e2e.client;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP answer; of JSON the tree, of anything else the text. */
public record Answer(int status, HttpHeaders headers, String text) {

    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    public JsonNode data() {
        return json().path("data");
    }

    /** A text member of {@code data} by JSON pointer. */
    public String data(String pointer) {
        return data().at(pointer).asString("");
    }

    /** The first error's code, in the envelope or as OpenAI or Anthropic put it. */
    public String code() {
        String foreign =
                json().at("/error/code").asString(json().at("/error/type").asString(""));
        return json().at("/errors/0/code").asString(foreign);
    }

    public List<String> fields() {
        return json().path("errors")
                .valueStream()
                .map(error -> error.path("field").asString(""))
                .toList();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Fails, with the whole answer, if the status is another. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("Expected " + expected + ", got " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + headers.map() + "\n" + text;
    }
}

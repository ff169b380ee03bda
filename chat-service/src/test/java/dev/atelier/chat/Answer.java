package dev.atelier.chat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** An answer of the running service. */
public record Answer(int status, JsonNode body, HttpHeaders headers) {

    public JsonNode data() {
        return body.path("data");
    }

    public String id() {
        return data().path("id").stringValue();
    }

    public String code() {
        return error().path("code").stringValue();
    }

    public String field() {
        return error().path("field").asString("");
    }

    public String errorMessage() {
        return error().path("message").stringValue();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    private JsonNode error() {
        return body.path("errors").path(0);
    }
}

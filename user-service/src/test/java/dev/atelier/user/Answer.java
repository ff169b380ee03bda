package dev.atelier.user;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** An answer of the running service. */
public record Answer(int status, JsonNode body, HttpHeaders headers) {

    public JsonNode data() {
        return body.get("data");
    }

    public String code() {
        return error().get("code").stringValue();
    }

    public String field() {
        return error().get("field").stringValue();
    }

    public String errorMessage() {
        return error().get("message").stringValue();
    }

    public String accessToken() {
        return data().get("accessToken").stringValue();
    }

    public String refreshToken() {
        return data().get("refreshToken").stringValue();
    }

    public String userId() {
        return data().get("user").get("id").stringValue();
    }

    private JsonNode error() {
        return body.get("errors").get(0);
    }
}

package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.wire.HttpConnection;
import dev.atelier.benchmarks.wire.HttpRequest;

/** A chat with the provider itself, as a program without the platform would have it. */
final class DirectCall extends ExpectedCall {

    private static final int OK = 200;

    private final String model;

    DirectCall(Site site, String model) {
        super(site.toSimulator(), OK, "\"finish_reason\":\"stop\"");
        this.model = model;
    }

    static HttpRequest request(String accept) {
        return new HttpRequest("POST", "simulator", "sk-benchmark", accept);
    }

    static String body(String model, String prompt, boolean stream) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]"
                + (stream ? ",\"stream\":true}" : "}");
    }

    @Override
    byte[] nextRequest(HttpConnection on) {
        return request(HttpRequest.JSON).with("/v1/chat/completions", body(model, Prompts.forAnswer(), false));
    }
}

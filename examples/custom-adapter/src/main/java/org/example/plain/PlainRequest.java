package org.example.plain;

import dev.atelier.aiproxy.spi.ChatRequest;
import dev.atelier.aiproxy.spi.ProviderException;
import tools.jackson.databind.JsonNode;

/** The canonical request, which is OpenAI's, in Plain. What Plain cannot say is refused before anybody is asked. */
final class PlainRequest {

    private final StringBuilder lines = new StringBuilder();

    private PlainRequest() {}

    static String of(ChatRequest request, boolean inPieces) {
        refuse(request.body().path("tools").size() > 0, "tools");
        refuse(!request.body().at("/response_format/type").asString("text").equals("text"), "answers in JSON");
        refuse(request.body().path("n").asInt(1) > 1, "several choices");

        var plain = new PlainRequest();
        plain.line("model", request.model());
        plain.line("limit", String.valueOf(request.outputLimit()));
        if (inPieces) {
            plain.line("pieces", "");
        }
        plain.stops(request.body().path("stop"));
        request.body().path("messages").forEach(plain::message);
        return plain.lines.toString();
    }

    private void stops(JsonNode stop) {
        if (stop.isString()) {
            line("stop", stop.stringValue());
        }
        stop.forEach(each -> line("stop", each.asString("")));
    }

    private void message(JsonNode message) {
        String role = message.path("role").asString("");
        switch (role) {
            case "system", "developer" -> line("system", text(message.path("content")));
            case "user", "assistant" -> line(role, text(message.path("content")));
            default -> refuse(true, "messages of the role " + role);
        }
    }

    /** Either a text or a list of parts. */
    private static String text(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        var text = new StringBuilder();
        for (JsonNode part : content) {
            refuse(!part.path("type").asString("").equals("text"), "pictures");
            text.append(part.path("text").asString(""));
        }
        return text.toString();
    }

    private void line(String word, String text) {
        lines.append(new PlainLine(word, text));
    }

    private static void refuse(boolean wanted, String what) {
        if (wanted) {
            throw new ProviderException.Unsupported(what);
        }
    }
}

package dev.atelier.simulator.invented.plain;

import dev.atelier.simulator.answer.Fingerprint;
import dev.atelier.simulator.answer.Hints;
import dev.atelier.simulator.answer.TokenCounter;
import java.util.ArrayList;
import java.util.List;

/** A request, read line by line; what it does not know it does not take. */
final class PlainRequest {

    private static final int MOST = 4096;

    private final TokenCounter counter;
    private final List<String> stops = new ArrayList<>();
    private String model = "";
    private boolean pieces;
    private int limit = MOST;
    private int promptTokens;
    private long fingerprint;
    private String lastUserText = "";

    private PlainRequest(TokenCounter counter) {
        this.counter = counter;
    }

    static PlainRequest read(String body, TokenCounter counter) {
        var request = new PlainRequest(counter);
        body.lines().map(PlainLine::read).forEach(request::take);
        if (!request.model.equals(PlainEndpoint.MODEL)) {
            throw new Refusal(404, "There is no model " + request.model + ".");
        }
        if (request.lastUserText.isEmpty()) {
            throw new Refusal(400, "Nobody says anything.");
        }
        return request;
    }

    private void take(PlainLine line) {
        switch (line.word()) {
            case "model" -> model = line.text();
            case "pieces" -> pieces = true;
            case "limit" -> limit = number(line.text());
            case "stop" -> stops.add(line.text());
            case "system", "assistant" -> message(line);
            case "user" -> {
                message(line);
                lastUserText = line.text();
            }
            default -> throw new Refusal(400, "What does " + line.word() + " mean?");
        }
    }

    private void message(PlainLine line) {
        promptTokens += 1 + counter.count(line.text());
        fingerprint = Fingerprint.join(fingerprint, Fingerprint.of(line.word() + line.text()));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new Refusal(400, "A limit is a number.");
        }
        return Integer.parseInt(text);
    }

    boolean pieces() {
        return pieces;
    }

    int limit() {
        return limit;
    }

    List<String> stops() {
        return stops;
    }

    int promptTokens() {
        return promptTokens;
    }

    /** The same for the same messages. */
    long fingerprint() {
        return fingerprint;
    }

    Hints hints() {
        return Hints.in(lastUserText);
    }
}

package dev.atelier.gateway;

import com.sun.net.httpserver.HttpExchange;
import dev.atelier.platform.security.ProgramToken;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** User-service as far as programs' tokens go: answers what the test has said of each, and like any service otherwise. */
final class Programs {

    static final String RESOLVE = "/internal/access-tokens/resolve";

    private final Map<String, String> resolutions = new ConcurrentHashMap<>();
    private volatile boolean away;

    Programs(FakeService users) {
        users.answersByRequest(this::answer);
    }

    static String bearer(ProgramToken token) {
        return "Authorization: Bearer " + token.text();
    }

    static ProgramToken random() {
        return ProgramToken.random(new SecureRandom());
    }

    /** A new token of that user. */
    ProgramToken given(String userId, String tokenId) {
        ProgramToken token = random();
        good(token, userId, tokenId, Instant.now().minusSeconds(60));
        return token;
    }

    void good(ProgramToken token, String userId, String tokenId, Instant issuedAt) {
        String jwt = Tokens.ofProgram(userId, tokenId, issuedAt);
        resolutions.put(token.hash(), "{\"jwt\":\"" + jwt + "\",\"refusal\":null,\"keepSeconds\":30}");
    }

    void refused(ProgramToken token, String code) {
        resolutions.put(token.hash(), "{\"jwt\":null,\"refusal\":\"" + code + "\",\"keepSeconds\":30}");
    }

    void goAway() {
        away = true;
    }

    static List<FakeService.Seen> questions(FakeService users) {
        return users.seen().stream().filter(seen -> seen.uri().equals(RESOLVE)).toList();
    }

    private void answer(HttpExchange exchange, FakeService.Seen request) throws IOException {
        if (!request.uri().equals(RESOLVE)) {
            FakeService.ok(exchange);
        } else if (away) {
            FakeService.answer(exchange, 503, "{}");
        } else {
            String hash = request.body().replaceAll(".*\"hash\":\"([0-9a-f]*)\".*", "$1");
            FakeService.answer(exchange, 200, resolutions.getOrDefault(hash, unknown()));
        }
    }

    private static String unknown() {
        return "{\"jwt\":null,\"refusal\":\"UNAUTHENTICATED\",\"keepSeconds\":30}";
    }
}

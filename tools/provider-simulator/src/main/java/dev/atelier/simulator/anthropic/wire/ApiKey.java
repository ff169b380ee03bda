package dev.atelier.simulator.anthropic.wire;

import dev.atelier.simulator.http.Incoming;

/** The API key of a request: any will do that is not empty and does not start with {@code sk-invalid}. */
public record ApiKey(String key) {

    /** Where Anthropic's own SDKs put it. */
    public static final String HEADER = "x-api-key";

    private static final String SCHEME = "Bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final int TAIL = 4;

    /** From {@code x-api-key}, or as a bearer in {@code Authorization}. */
    public static ApiKey of(Incoming request) {
        String key = request.header(HEADER);
        if (key != null) {
            return new ApiKey(key.strip());
        }
        String header = request.header("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return new ApiKey(
                header != null && bearer ? header.substring(SCHEME.length()).strip() : "");
    }

    public void check() {
        if (key.isEmpty()) {
            throw new Refusal(UNAUTHORIZED, "x-api-key header is required");
        }
        if (key.startsWith("sk-invalid")) {
            throw new Refusal(UNAUTHORIZED, "invalid x-api-key");
        }
    }

    /** Its last characters, which the ledger may hold. */
    public String tail() {
        return key.substring(Math.max(0, key.length() - TAIL));
    }
}

package dev.atelier.simulator.openai.wire;

import dev.atelier.simulator.http.Incoming;

/** The API key of a request: any will do that is not empty and does not start with {@code sk-invalid}. */
public record BearerKey(String key) {

    private static final String SCHEME = "Bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final int TAIL = 4;
    private static final int SHOWN = 8;

    public static BearerKey of(Incoming request) {
        String header = request.header("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return new BearerKey(
                header != null && bearer ? header.substring(SCHEME.length()).trim() : "");
    }

    public void check() {
        if (key.isEmpty()) {
            String text = "You didn't provide an API key. You need to provide your API key in an Authorization header"
                    + " using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).";
            throw new Refusal(UNAUTHORIZED, text, null, null);
        }
        if (key.startsWith("sk-invalid")) {
            String text = "Incorrect API key provided: " + key.substring(0, SHOWN) + "********" + tail() + ".";
            throw new Refusal(UNAUTHORIZED, text, null, "invalid_api_key");
        }
    }

    /** Its last characters, which the ledger may hold. */
    public String tail() {
        return key.substring(Math.max(0, key.length() - TAIL));
    }
}

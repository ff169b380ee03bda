package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.load.Call;

/** What is measured side by side. */
public enum Scenario {
    DIRECT("direct", "direct to the simulator"),
    MODELS("models", "GET /api/models/chat"),
    CHAT("chat", "chat through the platform"),
    BCRYPT("bcrypt", "one bcrypt check, in the load generator"),
    SIGN_IN("sign-in", "sign-in through the platform");

    private final String title;
    private final String label;

    Scenario(String title, String label) {
        this.title = title;
        this.label = label;
    }

    /** One word. */
    public String title() {
        return title;
    }

    public String label() {
        return label;
    }

    /** Conversations that so many calls use up. */
    public int conversations(long calls) {
        return this == CHAT ? Math.toIntExact(calls / MessageCall.TURNS) : 0;
    }

    /** The call that one connection makes. */
    public Call call(Site site, Accounts accounts, int connection) {
        return switch (this) {
            case DIRECT -> new DirectCall(site, accounts.model());
            case MODELS -> new ModelsCall(site, accounts.of(connection));
            case CHAT -> new MessageCall(site, accounts.of(connection), accounts.model());
            case BCRYPT -> new BcryptCall();
            case SIGN_IN -> new SignInCall(site, accounts.of(connection));
        };
    }
}

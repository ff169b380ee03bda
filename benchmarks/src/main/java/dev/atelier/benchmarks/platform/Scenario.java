package dev.atelier.benchmarks.platform;

import dev.atelier.benchmarks.load.Call;

/** What is measured side by side. */
public enum Scenario {
    DIRECT("direct to the simulator"),
    MODELS("GET /api/models/chat"),
    CHAT("chat through the platform");

    private final String label;

    Scenario(String label) {
        this.label = label;
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
        };
    }
}

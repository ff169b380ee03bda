package dev.atelier.e2e.client;

/** Words that the tests put into everything secret, by kind, so that in the end it can be looked for where it must not lie. */
public final class Canary {

    /** In every password that is set, changed or tried. URLs write it otherwise. */
    public static final String PASSWORD = "canary-pw+7d41";

    /** In every provider key that people bring. */
    public static final String PROVIDER_KEY = "canary-key+7d41";

    /** In prompts, and in answers. */
    public static final String CONTENT = "canary-7d41";

    private Canary() {}
}

package dev.atelier.simulator.anthropic.wire;

import dev.atelier.simulator.http.Incoming;
import java.util.Set;

/** The version of the API, which every request must name. */
public final class ApiVersion {

    /** What tells a request to Anthropic from one to OpenAI, where both have the same path. */
    public static final String HEADER = "anthropic-version";

    private static final Set<String> KNOWN = Set.of("2023-01-01", "2023-06-01");

    private ApiVersion() {}

    public static void check(Incoming request) {
        String version = request.header(HEADER);
        if (version == null) {
            throw Refusal.bad(HEADER + ": header is required");
        }
        if (!KNOWN.contains(version)) {
            throw Refusal.bad(HEADER + ": \"" + version + "\" is not a valid version");
        }
    }
}

package dev.atelier.endpoints;

import dev.atelier.platform.access.AccessRule;
import dev.atelier.platform.access.Who;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One line of the table. */
record Endpoint(String path, String method, @Nullable AccessRule rule) implements Comparable<Endpoint> {

    private static final Comparator<Endpoint> ORDER =
            Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method);

    @Override
    public int compareTo(Endpoint other) {
        return ORDER.compare(this, other);
    }

    boolean isPublic() {
        return rule != null && rule.who() != Who.SERVICE;
    }

    String row() {
        String who = rule == null ? "nobody" : rule.who().name();
        String scope = rule == null || rule.scope() == null ? "" : rule.scope().word();
        return "| " + method + " | `" + path + "` | " + who + " | " + scope + " |";
    }
}

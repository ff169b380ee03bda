package dev.atelier.aiproxy.adapter.generic.settings;

import java.util.Set;

/**
 * Where to a request goes.
 *
 * @param method such as {@code POST}
 * @param url below the base URL
 */
public record Target(String method, UrlTemplate url) {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Reads {@code url} and {@code method}. */
    static Target of(Settings settings, String usualMethod, Set<String> names) {
        String method = settings.text("method", usualMethod);
        if (!METHODS.contains(method)) {
            throw settings.wrong("method", "must be one of " + METHODS);
        }
        return new Target(method, url(settings, names));
    }

    static UrlTemplate url(Settings settings, Set<String> names) {
        String template = settings.text("url");
        try {
            return UrlTemplate.of(template, names);
        } catch (IllegalArgumentException e) {
            throw settings.wrong("url", String.valueOf(e.getMessage()));
        }
    }
}

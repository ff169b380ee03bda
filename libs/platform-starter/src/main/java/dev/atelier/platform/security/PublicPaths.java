package dev.atelier.platform.security;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Paths of one service that are open without a token; a service contributes them as a bean of this type, several add up. On
 * an open path the {@code Authorization} header is not looked at, so that signing in works with a stale token in hand.
 *
 * <p>A rule is {@code [METHOD ]/path} or {@code [METHOD ]/path/**} (the path itself and all below). There are no other
 * wildcards: an open path should be readable.
 */
public final class PublicPaths {

    private static final String SUBTREE = "/**";

    private final Set<String> exact = new HashSet<>();
    private final List<Rule> subtrees;

    private PublicPaths(List<Rule> rules) {
        rules.stream().filter(rule -> !rule.isSubtree()).forEach(rule -> exact.add(rule.key()));
        this.subtrees = rules.stream().filter(Rule::isSubtree).toList();
    }

    /**
     * Opens these paths.
     *
     * @throws IllegalArgumentException if a rule is none
     */
    public static PublicPaths of(String... rules) {
        return new PublicPaths(Arrays.stream(rules).map(Rule::parse).toList());
    }

    /** Whether a request is open; the path is decoded and without the context path. */
    public boolean include(String method, String path) {
        if (exact.contains(method + " " + path) || exact.contains("* " + path)) {
            return true;
        }
        return subtrees.stream().anyMatch(rule -> rule.covers(method, path));
    }

    private record Rule(String method, String path) {

        static Rule parse(String text) {
            String[] words = text.strip().split("\\s+");
            String method = words.length == 1 ? "*" : words[0].toUpperCase(Locale.ROOT);
            String path = words[words.length - 1];
            String fixed = path.endsWith(SUBTREE) ? path.substring(0, path.length() - SUBTREE.length()) : path;
            if (words.length > 2 || !path.startsWith("/") || fixed.contains("*") || fixed.contains("{")) {
                throw new IllegalArgumentException("Not of the form [METHOD ]/path[/**]: " + text);
            }
            return new Rule(method, path);
        }

        boolean isSubtree() {
            return path.endsWith(SUBTREE);
        }

        String key() {
            return method + " " + path;
        }

        boolean covers(String requestMethod, String requestPath) {
            String root = path.substring(0, path.length() - SUBTREE.length());
            return (method.equals("*") || method.equals(requestMethod))
                    && requestPath.startsWith(root)
                    && (requestPath.length() == root.length() || requestPath.charAt(root.length()) == '/');
        }
    }
}

package dev.atelier.platform.security;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Paths of one service that are open without a token. Those of its own handlers follow from their {@code @Access}; for
 * handlers that are not its own a service contributes a bean of this type, several add up. On an open path the
 * {@code Authorization} header is not looked at, so that signing in works with a stale token in hand.
 *
 * <p>A rule is {@code [METHOD ]/path} or {@code [METHOD ]/path/**} (the path itself and all below); a {@code {name}} stands
 * for one segment. There are no other wildcards: an open path should be readable.
 */
public final class PublicPaths {

    /** Request attribute that is there if a request was let in because its path is open. */
    public static final String ADMITTED = PublicPaths.class.getName() + ".admitted";

    private static final String ANY_METHOD = "*";

    private final Map<String, Set<String>> methodsByPath = new HashMap<>();
    private final List<Rule> patterns;

    private PublicPaths(List<Rule> rules) {
        rules.stream()
                .filter(Rule::isExact)
                .forEach(rule -> methodsByPath
                        .computeIfAbsent(rule.path(), _ -> new HashSet<>())
                        .add(rule.method()));
        this.patterns = rules.stream().filter(rule -> !rule.isExact()).toList();
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
        Set<String> methods = methodsByPath.get(path);
        if (methods != null && (methods.contains(method) || methods.contains(ANY_METHOD))) {
            return true;
        }
        for (Rule rule : patterns) {
            if (rule.covers(method, path)) {
                return true;
            }
        }
        return false;
    }

    /** The methods a path is open for by name; empty if it is not open, or open whatever the method. */
    public Set<String> methods(String path) {
        Stream<String> ofPatterns = patterns.stream()
                .filter(rule -> rule.covers(rule.method(), path))
                .map(Rule::method);
        return Stream.concat(methodsByPath.getOrDefault(path, Set.of()).stream(), ofPatterns)
                .filter(method -> !method.equals(ANY_METHOD))
                .collect(Collectors.toSet());
    }

    /**
     * One rule.
     *
     * @param fixed the path up to its first wildcard: what most other paths already differ in
     * @param form the whole path
     */
    private record Rule(String method, String path, String fixed, Pattern form) {

        private static final String SUBTREE = "/**";
        private static final Pattern SEGMENT = Pattern.compile("(?<=/)\\{[A-Za-z]+}(?=/|$)");
        private static final Pattern READABLE = Pattern.compile("/[^*{}\\s]*");

        static Rule parse(String text) {
            String[] words = text.strip().split("\\s+");
            String method = words.length == 1 ? ANY_METHOD : words[0].toUpperCase(Locale.ROOT);
            String path = words[words.length - 1];
            boolean subtree = path.endsWith(SUBTREE);
            String root = subtree ? path.substring(0, path.length() - SUBTREE.length()) : path;
            String[] pieces = SEGMENT.split(root, -1);
            if (words.length > 2
                    || !path.startsWith("/")
                    || !READABLE.matcher("/" + String.join("", pieces)).matches()) {
                throw new IllegalArgumentException("Not of the form [METHOD ]/path[/{name}][/**]: " + text);
            }
            String form = Arrays.stream(pieces).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
            return new Rule(method, path, pieces[0], Pattern.compile(form + (subtree ? "(/.*)?" : ""), Pattern.DOTALL));
        }

        boolean isExact() {
            return path.equals(fixed);
        }

        boolean covers(String requestMethod, String requestPath) {
            return (method.equals(ANY_METHOD) || method.equals(requestMethod))
                    && requestPath.startsWith(fixed)
                    && form.matcher(requestPath).matches();
        }
    }
}

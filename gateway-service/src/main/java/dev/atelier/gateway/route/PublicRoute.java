package dev.atelier.gateway.route;

import java.time.Duration;
import java.util.List;

/**
 * One route: its name, the service behind it and the paths that lead there.
 *
 * @param id name, also what API limits are counted under
 * @param service service id in discovery
 * @param paths {@code /a/b} or {@code /a/b/**}
 * @param responseTimeout longest wait for the service's response headers
 */
public record PublicRoute(String id, String service, List<String> paths, Duration responseTimeout) {

    private static final String SUBTREE = "/**";

    public PublicRoute {
        for (String path : paths) {
            if (!path.startsWith("/") || fixed(path).indexOf('*') >= 0 || path.indexOf('{') >= 0) {
                throw new IllegalArgumentException("A public path is /a/b or /a/b/**, not " + path);
            }
        }
        paths = List.copyOf(paths);
    }

    boolean leadsFrom(String path) {
        for (String pattern : paths) {
            if (pattern.endsWith(SUBTREE) ? isBelow(path, pattern) : path.equals(pattern)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(String path, String pattern) {
        int length = pattern.length() - SUBTREE.length();
        return path.regionMatches(0, pattern, 0, length) && (path.length() == length || path.charAt(length) == '/');
    }

    private static String fixed(String path) {
        return path.endsWith(SUBTREE) ? path.substring(0, path.length() - SUBTREE.length()) : path;
    }
}

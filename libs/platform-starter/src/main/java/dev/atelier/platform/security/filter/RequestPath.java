package dev.atelier.platform.security.filter;

import jakarta.servlet.http.HttpServletRequest;

/** The path that handlers are chosen by: decoded by the server, so that {@code /%69nternal} is {@code /internal} here too. */
final class RequestPath {

    private RequestPath() {}

    static String of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    static boolean isUnder(HttpServletRequest request, String root) {
        String path = of(request);
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
